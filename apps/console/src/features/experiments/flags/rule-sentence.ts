import { flagPage } from '../../../texts/flag-page.js';
import type { DraftRule, Serve } from '../draft/draft-rule.js';

const texts = flagPage.sentences;

/** What the things are called that rules name by their ids. */
export interface RuleNames {
  segments: ReadonlyMap<number, string>;
  /** Of this flag: what each is called, with its value. */
  variations: ReadonlyMap<number, string>;
  /** Of other flags. */
  flags: ReadonlyMap<number, { title: string; variations: ReadonlyMap<number, string> }>;
}

type Sentence = Pick<DraftRule, 'segmentIds' | 'coverage' | 'prerequisites' | 'serve' | 'schedule'>;

/** What a rule does, such as “50% of visitors in Beta testers get on.” */
export function ruleSentence(rule: Sentence, names: RuleNames): string {
  const { segmentIds, coverage, prerequisites, serve, schedule } = rule;
  const segments = segmentIds.map((id) => names.segments.get(id) ?? texts.unknownSegment(id));
  const isMany = coverage < 100 || segments.length > 0;
  const conditions = prerequisites.map(({ experimentId, variationId }) => {
    const flag = names.flags.get(experimentId);
    return texts.prerequisite(
      flag?.title ?? texts.unknownFlag(experimentId),
      flag?.variations.get(variationId) ?? texts.unknownVariation(variationId),
    );
  });
  const who = texts.who(coverage, segments, false);
  const whether = conditions.length > 0 ? texts.if(conditions) : '';
  const steps = schedule.map((step) => texts.then(step.coverage, step.at));
  const later = steps.length > 0 ? texts.schedule(steps) : '';
  return `${who} ${serveWords(serve, names, isMany)}${whether}.${later}`;
}

interface DefaultRule {
  coverage: number;
  variations: readonly { id: number | undefined; title: string; traffic: number }[];
}

/** What everyone gets whom no rule applies to. */
export function defaultSentence(
  { coverage, variations }: DefaultRule,
  names: RuleNames,
  hasRules: boolean,
): string {
  const served = variations.filter(({ traffic }) => traffic > 0);
  const isMany = coverage < 100;
  const [only] = served;
  const what =
    served.length === 1 && only
      ? texts.get(isMany, nameOf(only.id, names) ?? only.title)
      : texts.split(
          isMany,
          served.map(({ title, traffic }) => ({ title, percent: traffic })),
        );
  const rest = isMany ? ` ${texts.uncovered}` : '';
  return `${texts.who(coverage, [], hasRules)} ${what}.${rest}`;
}

const nameOf = (id: number | undefined, { variations }: RuleNames): string | undefined =>
  id === undefined ? undefined : variations.get(id);

function serveWords(serve: Serve, { variations }: RuleNames, isMany: boolean): string {
  const nameOfVariation = (id: number) => variations.get(id) ?? texts.unknownVariation(id);
  if ('variationId' in serve) return texts.get(isMany, nameOfVariation(serve.variationId));
  const shares = serve.shares.filter(({ percent }) => percent > 0);
  return texts.split(
    isMany,
    shares.map(({ variationId, percent }) => ({ title: nameOfVariation(variationId), percent })),
  );
}
