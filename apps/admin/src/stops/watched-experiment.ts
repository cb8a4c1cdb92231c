import type { EntityManager } from 'typeorm';
import { ExperimentStop, type Metric } from '#libs/entities';
import type { VersionUsers } from '#libs/statistics';
import {
  byMeasuredRule,
  gather,
  isCompared,
  keyOfRule,
  readAllocation,
  readMeasured,
  readStrata,
  readingOf,
  whyNotCompared,
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
  /** Empty in a personalization. */
  guardrails: WatchedGuardrail[];
  /** What guardrails are asked for: all end users together, or those of each rule where several measure. */
  groups: WatchedGroup[];
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
}

/** End users among whom variations are compared. */
export interface WatchedGroup {
  /** Of the rows that are read. */
  key: string;
  /** The rule that measures them; null for all end users together. */
  rule: { id: number; name: string } | null;
  /** By id of the variation. */
  users: [variationId: number, users: number][];
  plannedShares: [variationId: number, share: number][];
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
  const isMixed = whyNotCompared(measured) === 'rules_mixed';
  const chosen = isMixed || isCompared(measured) ? metrics.filter(({ role }) => role === 'guardrail') : [];
  const reading = { ...readingOf(manager, measured), grouping: isMixed ? byMeasuredRule : null };
  const gathered = await gather(reading, chosen);
  const users = parseRows(gathered.assigned);
  const stoppedAt = await readStoppedVersion(manager, id);
  const allocation = await readAllocation(manager, measured);
  const { plannedShares, versions } = allocation;
  return {
    experiment,
    variations: measured.variations.map((variation) => ({
      variation,
      users: users.reduce((sum, row) => sum + (row.variationId === variation.id ? row.users : 0), 0),
    })),
    groups: groupsOf(measured, isMixed, plannedShares).map((group) => ({
      ...group,
      users: measured.variations.map(({ id: variationId }) => [
        variationId,
        usersIn(users, variationId, group.key),
      ]),
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

/** Rules that measure now: what one measured that is gone cannot be halted any more. */
function groupsOf(
  { experiment: { rules }, measuredRules }: MeasuredExperiment,
  isMixed: boolean,
  plannedShares: ReadonlyMap<number, number>,
): Omit<WatchedGroup, 'users'>[] {
  const planned = [...plannedShares];
  if (!isMixed) return [{ key: '', rule: null, plannedShares: planned }];
  const own = rules.flatMap(({ id, name, serve }): Omit<WatchedGroup, 'users'>[] =>
    'shares' in serve
      ? [
          {
            ...{ key: keyOfRule(id), rule: { id, name } },
            plannedShares: serve.shares.map(({ variationId, percent }) => [variationId, percent]),
          },
        ]
      : [],
  );
  const isDefaultMeasured = measuredRules.includes(0);
  const ofDefault = { key: keyOfRule(0), rule: { id: 0, name: 'Default rule' }, plannedShares: planned };
  return isDefaultMeasured ? [...own, ofDefault] : own;
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
