import type { ExperimentStop } from '#libs/entities';
import { analyse, checkSampleRatio, type MetricResult } from '#libs/statistics';
import { toStratified, unpackStrata, unpack } from '../results/pure.js';
import { asksGuardrails } from './asks-guardrails.js';
import type { WatchedExperiment, WatchedGroup } from './watched-experiment.js';

/** Why an experiment is to be paused. */
export type FoundReason = Pick<
  ExperimentStop,
  'reason' | 'metricId' | 'variationId' | 'allocationVersion' | 'ruleId' | 'explanation'
>;

const nothing = { metricId: 0, variationId: 0, allocationVersion: 0, ruleId: 0 } as const;

/**
 * Everything that speaks for a stop now. All checks are valid however often they are made: guardrails by the
 * sequential method, shares by the same always-valid check that results show.
 */
export function findStopReasons(watched: WatchedExperiment): FoundReason[] {
  const { experiment } = watched;
  return [
    ...(experiment.stopsOnSrm ? findMismatch(watched) : []),
    ...(asksGuardrails(experiment) ? findHarm(watched) : []),
  ];
}

function findMismatch({ experiment, versions }: WatchedExperiment): FoundReason[] {
  if (versions.length === 0) return [];
  const { srmDetected, pValue } = checkSampleRatio({ versions });
  if (!srmDetected) return [];
  const { allocationVersion } = experiment;
  const came = versions.map(
    ({ users, weights }) => `${users.join(' : ')} users came under shares of ${weights.join(' : ')} percent`,
  );
  const explanation =
    `Sample ratio mismatch: ${came.join(', ')} ` +
    `(always-valid p ${short(pValue)}). Something loses or adds visitors of some variations.`;
  return [{ ...nothing, reason: 'srm', allocationVersion, explanation }];
}

function findHarm(watched: WatchedExperiment): FoundReason[] {
  if (watched.guardrails.length === 0) return [];
  return watched.groups.flatMap((group) => findHarmIn(group, watched));
}

function findHarmIn(
  { key: group, rule, ...planned }: WatchedGroup,
  { experiment, variations, guardrails, ...watched }: WatchedExperiment,
): FoundReason[] {
  const gathered = unpack(watched.gathered);
  const strata = unpackStrata(watched.strata);
  const part = { variations: variations.map(({ variation }) => variation), group };
  const [users, plannedShares] = [new Map(planned.users), new Map(planned.plannedShares)];
  const analysis = analyse({
    variations: variations.map(({ variation: { id, isControl } }) => ({
      ...{ key: String(id), isControl, users: users.get(id) ?? 0, plannedShare: plannedShares.get(id) ?? 0 },
    })),
    metrics: guardrails.map(({ measured }) => toStratified(measured, { gathered, strata }, part)),
    method: 'sequential',
    ...{ alpha: experiment.protocol.alpha, minUsers: experiment.protocol.minUsers },
    // The sequence keeps the tuning that it began with.
    plannedUsers: (experiment.startedPlan ?? experiment).plannedUsers,
  });
  const failed = analysis.guardrails.filter(
    ({ status, warnings }) => status === 'fail' && !warnings.includes('low_counts'),
  );
  return failed.flatMap(({ metric: key, variation: treatment, pHarm }) => {
    const { metric } = guardrails.find(({ measured }) => measured.key === key)!;
    const { variation } = variations.find((one) => String(one.variation.id) === treatment)!;
    const [control, treated] = valuesOf(
      analysis.metrics.find((result) => result.key === key)!,
      treatment,
    );
    if (variation.retiredAt !== null || Math.min(control.users, treated.users) < experiment.protocol.minUsers)
      return [];
    const where = rule === null ? '' : ` under the rule "${rule.name}"`;
    const explanation =
      `The guardrail "${metric.title}" got worse in the variation "${variation.title}"${where}: ` +
      `${short(treated.value)} per user against ${short(control.value)} in the control ` +
      `(always-valid p of harm ${short(pHarm)}).`;
    const at = { metricId: metric.id, variationId: variation.id, ruleId: rule?.id ?? 0 };
    return [{ ...nothing, ...at, reason: 'guardrail', explanation }];
  });
}

function valuesOf({ variations }: MetricResult, treatment: string) {
  const control = variations.find(({ isControl }) => isControl)!;
  return [control, variations.find(({ key }) => key === treatment)!] as const;
}

/** For people: three digits. */
function short(value: number | null): string {
  return value === null ? 'unknown' : String(Number(value.toPrecision(3)));
}
