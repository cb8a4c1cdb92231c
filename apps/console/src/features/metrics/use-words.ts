import type { Schema } from '../../api/client.js';
import type { LiftVerdict } from '../../components/lift-cell.js';
import { metricInsights } from '../../texts/metric-insights.js';

type Use = Pick<Schema<'MetricUseDto'>, 'startedAt' | 'effects' | 'warnings'>;
type Effect = Pick<Schema<'MetricEffectDto'>, 'verdict' | 'guardrail'>;

const texts = metricInsights.uses;
/** Codes with which lifts say nothing. An uneven split is told beside the numbers instead, as on the page of results. */
const silencing = ['not_randomized', 'rules_mixed', 'no_control', 'filling'] as const;

/** Why no lift is shown, in words; null where lifts are. */
export function silenceOf({ startedAt, effects, warnings }: Use): string | null {
  if (startedAt === null) return texts.notStarted;
  if (warnings.includes('pending')) return texts.warnings.pending;
  if (effects === null) return texts.older;
  const code = silencing.find((one) => warnings.includes(one));
  if (code) return texts.warnings[code];
  return effects.length === 0 ? texts.nothingToCompare : null;
}

/** A guardrail is judged by its margin, as in the scorecard. */
export const verdictOf = ({ verdict, guardrail }: Effect): LiftVerdict =>
  (guardrail === null ? verdict : `guardrail_${guardrail}`) as LiftVerdict;
