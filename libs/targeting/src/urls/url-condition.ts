/** Operators of the first release; pages decide these by themselves when the address changes. */
const plainOperators = ['CONTAIN', 'NOT CONTAIN', 'IS', 'IS_NOT'] as const;

export const urlConditionOperators = [
  ...plainOperators,
  'PATH IS',
  'PATH CONTAINS',
  'QUERY HAS',
  'REGEX',
] as const;
export type UrlConditionOperator = (typeof urlConditionOperators)[number];

/** Which parameters equality ignores: those of advertising (see `trackingParameters`), all, none, or these. */
export type IgnoreQuery = 'tracking' | 'all' | 'none' | readonly string[];

/** One URL condition: an operator and the texts or addresses that it is about. */
export interface UrlCondition {
  operator: UrlConditionOperator;
  /** For QUERY HAS `name` or `name=value`, escaped as in a query; for REGEX patterns. */
  urls: readonly string[];
  /** Counts for IS and IS_NOT; `tracking` when left out. */
  ignoreQuery?: IgnoreQuery | null | undefined;
}

/** How conditions are combined and compared: 1 as in the first release, 2 as people mean it. */
export const matchings = [1, 2] as const;
export type Matching = (typeof matchings)[number];

/**
 * The matching of an experiment after a change; undefined for a change that is refused, since nothing goes back to an
 * older one. What it has may be sent along with other changes.
 *
 * @param isChanged whether its conditions, their type or its own `url` change
 */
export function nextMatching(
  stored: Matching,
  { sent, isChanged }: { sent?: Matching | null | undefined; isChanged: boolean },
): Matching | undefined {
  if (sent !== undefined && sent !== null && sent < stored) return undefined;
  return isChanged ? 2 : (sent ?? stored);
}

/** Which URLs an experiment is for. */
export interface UrlTargeting {
  matching: Matching;
  url: string | null;
  conditionType: 'ALL' | 'ANY';
  conditions: readonly UrlCondition[];
}

/** Whether conditions of this operator keep pages out instead of letting them in. */
export function isExclusion(operator: UrlConditionOperator): boolean {
  return operator === 'NOT CONTAIN' || operator === 'IS_NOT';
}
