import { In, type EntityManager } from 'typeorm';
import {
  Experiment,
  Project,
  Segment,
  SharedMetric,
  SharedMetricVersion,
  Variation,
  type FlagPrerequisite,
} from '#libs/entities';
import { notFound } from '#libs/errors';
import type { MetricDefinition } from '#libs/metrics';
import { readConfiguration, type Configuration } from '../experiments/index.js';

/** A shared metric with the definition that an experiment measures by. */
export interface UsedMetric {
  metric: SharedMetric;
  definition: MetricDefinition;
}

/** A flag and its variation, as a prerequisite names them. */
export interface UsedFlag {
  key: string;
  variation: string;
}

/** An experiment with everything of its project that it names. */
export interface NamedConfiguration extends Configuration {
  organizationId: number;
  segments: ReadonlyMap<number, Segment>;
  sharedMetrics: ReadonlyMap<number, UsedMetric>;
  readonly flagOf: (asked: FlagPrerequisite) => UsedFlag;
}

/** Reads an experiment and what it names; in a transaction that sees one state. */
export async function readNamed(manager: EntityManager, id: number): Promise<NamedConfiguration> {
  const experiment = await manager.findOneBy(Experiment, { id });
  if (!experiment) throw notFound('experiment');
  const configuration = await readConfiguration(manager, experiment);
  const { organizationId } = await manager.findOneByOrFail(Project, { id: experiment.projectId });
  return {
    ...{ ...configuration, organizationId },
    segments: await segmentsOf(manager, configuration),
    sharedMetrics: await sharedMetricsOf(manager, configuration),
    flagOf: await flagsOf(manager, configuration),
  };
}

async function segmentsOf(
  manager: EntityManager,
  { experiment, segmentIds, variations }: Configuration,
): Promise<ReadonlyMap<number, Segment>> {
  const own = variations.flatMap(({ segmentId }) => segmentId ?? []);
  const ruled = experiment.rules.flatMap((rule) => rule.segmentIds);
  const segments = await manager.findBy(Segment, { id: In([...segmentIds, ...own, ...ruled]) });
  return new Map(segments.map((segment) => [segment.id, segment]));
}

async function sharedMetricsOf(
  manager: EntityManager,
  { metrics }: Configuration,
): Promise<ReadonlyMap<number, UsedMetric>> {
  const attached = metrics.filter(({ sharedMetricId }) => sharedMetricId !== null);
  const ids = attached.map(({ sharedMetricId }) => sharedMetricId!);
  const shared = await manager.findBy(SharedMetric, { id: In(ids) });
  const versions = await manager.findBy(SharedMetricVersion, { sharedMetricId: In(ids) });
  return new Map(
    shared.map((metric) => {
      const { sharedVersion } = attached.find(({ sharedMetricId }) => sharedMetricId === metric.id)!;
      const used = versions.find(
        ({ sharedMetricId, version }) =>
          sharedMetricId === metric.id && version === (sharedVersion ?? metric.version),
      );
      return [metric.id, { metric, definition: used!.definition }];
    }),
  );
}

async function flagsOf(
  manager: EntityManager,
  { experiment }: Configuration,
): Promise<NamedConfiguration['flagOf']> {
  const asked = experiment.rules.flatMap(({ prerequisites }) => prerequisites);
  const flags = await manager.find(Experiment, {
    select: { id: true, key: true },
    where: { id: In(asked.map(({ experimentId }) => experimentId)) },
  });
  const variations = await manager.find(Variation, {
    select: { id: true, title: true },
    where: { id: In(asked.map(({ variationId }) => variationId)) },
  });
  return ({ experimentId, variationId }) => ({
    key: flags.find(({ id }) => id === experimentId)?.key ?? String(experimentId),
    variation: variations.find(({ id }) => id === variationId)?.title ?? String(variationId),
  });
}
