import type { DisabledExperiment, NamedValue } from './compiled-project.js';
import type { FlagValue } from './datafile.js';
import type { Outcome } from './outcome.js';

/** One flag as the OpenFeature Remote Evaluation Protocol tells it; without a value, clients use their own default. */
export interface FlagEvaluation {
  readonly key: string;
  readonly reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED' | 'UNKNOWN';
  readonly variant?: string | undefined;
  readonly value?: FlagValue | undefined;
  /** Flat: clients drop anything else. */
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

/** A flag that cannot be evaluated now. */
export interface FlagFailure {
  readonly key: string;
  readonly errorCode: 'GENERAL';
  readonly errorDetails: string;
}

/**
 * What an outcome is as a flag.
 *
 * @param hidesNames whether titles are not told, and so no values that are titles either
 */
export function evaluationOf(outcome: Outcome, hidesNames: boolean): FlagEvaluation | FlagFailure {
  const { experiment, variation, reason, bucket } = outcome;
  const { id: experimentId, key } = experiment;
  if (reason === 'lookup_unavailable')
    return { key, errorCode: 'GENERAL', errorDetails: 'The assignment cannot be looked up for the moment.' };
  if (reason === 'not_active') {
    const control = experiment.type === 'Feature Flag' ? (experiment.control ?? null) : null;
    return disabledFlag({ id: experimentId, key, control }, hidesNames);
  }
  if (variation === null) return { key, reason: 'UNKNOWN', metadata: { experimentId, excluded: reason } };
  return {
    ...{ key, reason: reasonOf(outcome), ...named(variation, hidesNames) },
    metadata: {
      ...{ experimentId, variationId: variation.id, isControl: variation.isControl },
      ...(bucket !== null && { bucket }),
      ...(experiment.ruling !== null && reason !== 'shipped' && { ruleId: outcome.ruleId }),
    },
  };
}

/** An experiment that gives nobody a variation; a Feature Flag serves its control meanwhile. */
export function disabledFlag(
  { id: experimentId, key, control }: Pick<DisabledExperiment, 'id' | 'key' | 'control'>,
  hidesNames: boolean,
): FlagEvaluation {
  if (control === null) return { key, reason: 'DISABLED', metadata: { experimentId } };
  const metadata = { experimentId, variationId: control.id, isControl: true };
  return { key, reason: 'DISABLED', ...named(control, hidesNames), metadata };
}

function named({ title, value, hasOwnValue }: NamedValue, hidesNames: boolean) {
  if (!hidesNames) return { variant: title, value };
  return { value: hasOwnValue ? value : undefined };
}

/** Who keeps a recorded variation got it by the hash once. */
function reasonOf({ experiment, reason, ruleId }: Outcome): FlagEvaluation['reason'] {
  if (reason === 'shipped') return 'STATIC';
  if (reason === 'personalized' || reason === 'pinned') return 'TARGETING_MATCH';
  if (experiment.ruling === null) return experiment.isStatic ? 'STATIC' : 'SPLIT';
  const { rules } = experiment.ruling;
  const { coverage } = rules.find(({ id }) => id === ruleId) ?? experiment.allocation;
  const isHashed = coverage !== null || (ruleId === 0 ? experiment.measured : reason !== 'ruled');
  return isHashed ? 'SPLIT' : 'TARGETING_MATCH';
}
