import type { EntityManager } from 'typeorm';
import { ExperimentStop, type Metric } from '#libs/entities';
import type { VersionUsers } from '#libs/statistics';
import {
  gather,
  isCompared,
  readAllocation,
  readMeasured,
  readStrata,
  readingOf,
  type MeasuredExperiment,
  type MeasuredFields,
  type MeasuredVariation,
} from '../results/index.js';
import {
  chooseMetrics,
  parseRows,
  usersIn,
  type GatheredTexts,
  type MeasuredMetric,
  type StrataTexts,
} from '../results/pure.js';
import { asksGuardrails } from './asks-guardrails.js';

/** An experiment with what its automatic stops are decided on, all as of one moment: plain data, as a thread takes it. */
export interface WatchedExperiment {
  experiment: MeasuredFields;
  /** In ascending id, retired ones too. */
  variations: WatchedVariation[];
  /** Empty where variations are not compared. */
  guardrails: WatchedGuardrail[];
  /** Of the guardrails. */
  gathered: GatheredTexts;
  /** Per allocation version; null where shares did not change. */
  strata: StrataTexts | null;
  /**
   * End users and shares per allocation version since the last stop for a mismatch, after which somebody chose to go on;
   * empty where variations are not compared.
   */
  versions: VersionUsers[];
}

export interface WatchedVariation {
  variation: MeasuredVariation;
  /** Assigned in all. */
  users: number;
  /** As planned at the start. */
  plannedShare: number;
}

export interface WatchedGuardrail {
  metric: Metric;
  measured: MeasuredMetric;
}

/**
 * Reads the same statistics as results are made of.
 *
 * @param manager of a transaction that sees one state of the database
 * @throws DomainError not-found
 */
export async function readWatched(manager: EntityManager, id: number): Promise<WatchedExperiment> {
  const measured = guardedOnly(await readMeasured(manager, id));
  const { experiment } = measured;
  const metrics = chooseMetrics(measured, { conversionType: 'conversion' });
  const chosen = isCompared(measured) ? metrics.filter(({ role }) => role === 'guardrail') : [];
  const reading = readingOf(manager, measured);
  const gathered = await gather(reading, chosen);
  const users = parseRows(gathered.assigned);
  const stoppedAt = await readStoppedVersion(manager, id);
  const allocation = await readAllocation(manager, measured);
  const { plannedShares, versions } = allocation;
  return {
    experiment,
    variations: measured.variations.map((variation) => ({
      variation,
      users: usersIn(users, variation.id, ''),
      plannedShare: plannedShares.get(variation.id) ?? 0,
    })),
    guardrails: chosen.map((one) => ({
      metric: measured.metrics.find((metric) => metric.id === one.metricId)!,
      measured: one,
    })),
    gathered,
    strata: chosen.length > 0 ? await readStrata(reading, chosen, allocation) : null,
    versions: versions.filter(({ version }) => version > stoppedAt),
  };
}

/** Statistics of other metrics, which may cost something, are not asked for. */
function guardedOnly(measured: MeasuredExperiment): MeasuredExperiment {
  const isGuarded = asksGuardrails(measured.experiment);
  return {
    ...measured,
    metrics: measured.metrics.filter(({ role }) => isGuarded && role === 'guardrail'),
  };
}

/** The allocation version of the last stop for a sample ratio mismatch; 0 without one. */
async function readStoppedVersion(manager: EntityManager, experimentId: number): Promise<number> {
  const last = await manager.findOne(ExperimentStop, {
    where: { experimentId, reason: 'srm' },
    order: { allocationVersion: 'DESC' },
  });
  return last?.allocationVersion ?? 0;
}
