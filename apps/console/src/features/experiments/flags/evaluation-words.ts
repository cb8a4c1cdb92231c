import type { Schema } from '../../../api/client.js';
import { flagPage } from '../../../texts/flag-page.js';

const texts = flagPage.try;

export type Evaluation = Schema<'EvaluationDto'>;

/**
 * What an end user gets, and why, in sentences.
 *
 * @param wordsOf what a variation is called
 */
export function evaluationWords(
  evaluation: Evaluation,
  wordsOf: (variation: NonNullable<Evaluation['variation']>) => string,
): { gets: string; because: string } {
  const { variation, excluded } = evaluation;
  const gets = variation ? texts.gets(wordsOf(variation)) : texts.getsNothing;
  const because = excluded === null ? reasonOf(evaluation) : (texts.excluded[excluded] ?? '');
  return { gets, because };
}

function reasonOf({ reason, ruleId, rules }: Evaluation): string {
  if (reason === 'DISABLED') return texts.off;
  if (ruleId === null) return reason === 'STATIC' ? texts.shipped : texts.pinned;
  if (ruleId === 0) return rules.length > 0 ? texts.defaultAfterRules : texts.default;
  return texts.applies(rules.find(({ id }) => id === ruleId)?.name ?? String(ruleId));
}
