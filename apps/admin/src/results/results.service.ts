import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Experiment, Variation } from '#libs/entities';
import { notFound } from '#libs/errors';
import { instantOf } from '#libs/http';
import { ExperimentReader } from '../integration/experiment-reader.js';
import type { ResultsDto, ResultsQuery, VariantComparisonDto, VariantResultDto } from './results.dto.js';
import { ResultsQueries, type EventFilter, type TypeCount } from './results.queries.js';

/** An experiment with all its variations, in ascending id. */
export interface MeasuredExperiment {
  experiment: Experiment;
  variations: Variation[];
  conversionType: string;
}

/** Whose results are asked for. */
export interface MeasuredReference {
  projectId: number;
  /** Id or key. */
  reference: string;
}

/** Simple results: counts, rates and lifts. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly experiments: ExperimentReader,
    private readonly queries: ResultsQueries,
  ) {}

  async read(reference: MeasuredReference, query: ResultsQuery): Promise<ResultsDto> {
    const measured = await this.measured(reference, query.event_type ?? undefined);
    const { experiment, conversionType, variations } = measured;
    if (query.variant_id && !variations.some(({ id }) => id === query.variant_id)) throw notFound('variant');
    const filter = filterOf(query);
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    const counts = isFiltered
      ? await this.queries.countSome(experiment.id, filter)
      : await this.queries.countAll(experiment.id);
    const assigned = await this.queries.countAssigned(experiment.id);
    const all = withLift(
      variations.map((variation) => {
        const users = assigned.find(({ variationId }) => variationId === variation.id)?.users ?? 0;
        return resultOf(variation, { users, counts, conversionType });
      }),
    );
    const variants = all.filter(({ variant_id }) => !query.variant_id || variant_id === query.variant_id);
    return {
      experiment_id: experiment.id,
      experiment_name: experiment.title,
      conversion_event_type: conversionType,
      summary: {
        total_assigned: sum(variants, 'assigned_count'),
        total_events: sum(variants, 'event_count'),
        date_range: {
          start: filter.from ?? experiment.startedAt,
          end: filter.until ?? experiment.endedAt,
        },
      },
      variants,
      comparison: compare(all),
    };
  }

  /**
   * @param conversionType in place of the experiment's own
   * @throws DomainError not-found, also for an experiment of another project
   */
  async measured(
    { projectId, reference }: MeasuredReference,
    conversionType?: string,
  ): Promise<MeasuredExperiment> {
    const id = await this.experiments.idOf(projectId, reference);
    const experiment = await this.dataSource.getRepository(Experiment).findOneBy({ id });
    if (!experiment) throw notFound('experiment');
    const variations = await this.dataSource
      .getRepository(Variation)
      .find({ where: { experimentId: id }, order: { id: 'ASC' } });
    const type = conversionType || experiment.conversionEventType || 'conversion';
    return { experiment, variations, conversionType: type };
  }
}

function filterOf({ start_date, end_date, event_type }: ResultsQuery): EventFilter {
  return {
    from: start_date ? instantOf(start_date) : undefined,
    until: end_date ? instantOf(end_date, { ends: true }) : undefined,
    type: event_type || undefined,
  };
}

interface Counted {
  /** How many are assigned. */
  users: number;
  counts: readonly TypeCount[];
  conversionType: string;
}

function resultOf(variation: Variation, { users, counts, conversionType }: Counted): VariantResultDto {
  const own = counts.filter(({ variationId }) => variationId === variation.id);
  const allTypes = own.find(({ type }) => type === '');
  const conversions = own.find(({ type }) => type === conversionType)?.users ?? 0;
  return {
    variant_id: variation.id,
    variant_name: variation.title,
    is_control: variation.isControl,
    assigned_count: users,
    event_count: allTypes?.events ?? 0,
    events_by_type: Object.fromEntries(
      own.filter(({ type }) => type !== '').map(({ type, events }) => [type, events]),
    ),
    unique_users_with_events: allTypes?.users ?? 0,
    conversions,
    conversion_rate: users > 0 ? conversions / users : null,
    lift: null,
  };
}

function withLift(variants: VariantResultDto[]): VariantResultDto[] {
  const control = variants.find(({ is_control }) => is_control)?.conversion_rate;
  return variants.map((variant) => {
    const { is_control, conversion_rate } = variant;
    const defined = !is_control && typeof control === 'number' && control > 0 && conversion_rate !== null;
    return { ...variant, lift: defined ? (conversion_rate - control) / control : null };
  });
}

function compare(variants: readonly VariantResultDto[]): VariantComparisonDto | null {
  const control = variants.find(({ is_control }) => is_control);
  const treatment = variants.find(({ is_control }) => !is_control);
  if (!control || !treatment) return null;
  const { lift } = treatment;
  return {
    baseline: control.variant_name,
    treatment: treatment.variant_name,
    lift_percentage: lift === null ? null : lift * 100,
  };
}

function sum(variants: readonly VariantResultDto[], field: 'assigned_count' | 'event_count'): number {
  return variants.reduce((total, variant) => total + variant[field], 0);
}
