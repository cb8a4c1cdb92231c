/** A rule of a flag as documents have it. */
export interface Rule {
  /** Given when it is saved; it never changes. */
  id?: number | null;
  name: string;
  /** Of whom it is: end users in all of them. */
  segmentIds: readonly number[];
  prerequisites: readonly Prerequisite[];
  /** Percent. */
  coverage: number;
  serve: Serve;
  schedule: readonly Step[];
}

/** Another flag that has to serve a variation. */
export interface Prerequisite {
  experimentId: number;
  variationId: number;
}

export type Serve = { variationId: number } | { shares: readonly { variationId: number; percent: number }[] };

/** A coverage that a rule gets by itself. */
export interface Step {
  at: string;
  coverage: number;
}

/** An end user who gets a variation whatever the rules say. */
export interface Pin {
  endUserId: string;
  variationId: number;
}

/** A rule on the page; one that is new has no id yet. */
export interface DraftRule extends Omit<Rule, 'id'> {
  key: string;
  id?: number;
}

/** A rule as it is stored, with nothing changed. */
export function ruleDraft(rule: Rule): DraftRule {
  const { id, name, segmentIds, prerequisites, coverage, serve, schedule } = rule;
  return {
    ...{ key: `r${id}`, id: id!, name, segmentIds },
    prerequisites: prerequisites.map(({ experimentId, variationId }) => ({ experimentId, variationId })),
    coverage,
    serve:
      'shares' in serve && serve.shares
        ? { shares: serve.shares.map(({ variationId, percent }) => ({ variationId, percent })) }
        : { variationId: (serve as { variationId: number }).variationId },
    schedule: schedule.map(({ at, coverage: percent }) => ({ at, coverage: percent })),
  };
}

/** What a save sends of rules: all of them, in their order. */
export const rulesRequest = (rules: readonly DraftRule[]): Rule[] => rules.map(({ key: _, ...rule }) => rule);

/** The rules with the ids that the new ones got when they were saved, in the order in which they were sent. */
export function withRuleIds(
  rules: readonly DraftRule[],
  sent: readonly DraftRule[],
  saved: readonly DraftRule[],
): readonly DraftRule[] {
  return rules.map((rule) => {
    const made = rule.id === undefined ? saved[sent.findIndex(({ key }) => key === rule.key)] : undefined;
    return made?.id === undefined ? rule : { ...rule, id: made.id, key: made.key };
  });
}
