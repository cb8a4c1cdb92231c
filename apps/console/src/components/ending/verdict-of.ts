import type { Schema } from '../../api/client.js';
import { ending } from '../../texts/ending.js';
import { decisions } from '../../texts/home.js';
import { notCompared } from './suggested-outcome.js';

type Results = Pick<Schema<'ResultsDto'>, 'decision' | 'winner' | 'warnings'>;

/** What the results say, in a few words; nothing where they compare nothing. */
export function verdictOf(results: Results | undefined): string | undefined {
  if (!results || notCompared.some((code) => results.warnings.includes(code))) return undefined;
  const { decision, winner } = results;
  return winner ? ending.winnerIs(winner.variantName) : decisions[decision.status];
}
