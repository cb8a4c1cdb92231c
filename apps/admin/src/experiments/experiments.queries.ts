import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { Experiment, Variation, type VariationValue } from '#libs/entities';
import { pageWindow, type Page } from '#libs/http';
import { ListedExperimentDto, type ListExperimentsRequest } from './experiment.dto.js';
import { listedColumns } from './listed-experiment.js';
import { notStarted } from './not-started.js';
import { longestListedValue, servedNow } from './served-now.js';
import { StaleFlagsQueries } from './stale/stale-flags.queries.js';
import type { Staleness } from './stale/stale-since.js';

/** Lists of experiments. */
@Injectable()
export class ExperimentsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly staleFlags: StaleFlagsQueries,
  ) {}

  async list(request: ListExperimentsRequest): Promise<Page<ListedExperimentDto>> {
    const { skip, take } = pageWindow(request);
    const matching = this.matching(request);
    await this.narrowToStale(matching, request);
    const experiments = await ordered(matching.clone(), request.sort).offset(skip).limit(take).getMany();
    const total = request.total || (await matching.getCount());
    const items = experiments.map((experiment) => ListedExperimentDto.from(experiment));
    return { items: await this.withVariations(items, request.projectId), total };
  }

  /** Says of each Draft what keeps it from starting, and of each flag what it serves. */
  private async withVariations(
    items: ListedExperimentDto[],
    projectId: number,
  ): Promise<ListedExperimentDto[]> {
    const needed = items.filter(({ status, type }) => status === 'Draft' || type === 'Feature Flag');
    const variations = await this.variationsOf(needed.map(({ id }) => id));
    const values = await this.shortValuesOf(variations);
    const ruleCounts = await this.ruleCountsOf(items);
    const stale = await this.stalenessOf(items, projectId);
    return items.map((item) => {
      const own = variations.filter(({ experimentId }) => experimentId === item.id);
      const hindrance = notStarted({ experiment: item, variations: own });
      return {
        ...item,
        ...(hindrance && { notStarted: hindrance }),
        ...(item.type === 'Feature Flag' && {
          served: servedNow(item, own, values),
          ruleCount: ruleCounts.get(item.id) ?? 0,
          stale: stale.get(item.id) ?? null,
        }),
      };
    });
  }

  /** In id order, without their code; values that are long are not read. */
  private async variationsOf(experimentIds: readonly number[]): Promise<Variation[]> {
    if (experimentIds.length === 0) return [];
    return this.dataSource
      .getRepository(Variation)
      .createQueryBuilder('variation')
      .select(
        ['id', 'experimentId', 'title', 'isControl', 'retiredAt', 'traffic'].map(
          (name) => `variation.${name}`,
        ),
      )
      .where('variation.experimentId IN (:...experimentIds)', { experimentIds })
      .orderBy('variation.id')
      .getMany();
  }

  /** How many rules each of the flags has, by its id. */
  private async ruleCountsOf(items: readonly ListedExperimentDto[]): Promise<ReadonlyMap<number, number>> {
    const ids = items.filter(({ type }) => type === 'Feature Flag').map(({ id }) => id);
    if (ids.length === 0) return new Map();
    const rows: { id: number; count: number }[] = await this.dataSource.query(
      'SELECT id, jsonb_array_length(rules) AS count FROM experiment WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  private async stalenessOf(
    items: readonly ListedExperimentDto[],
    projectId: number,
  ): Promise<ReadonlyMap<number, Staleness>> {
    const ids = items.filter(({ type }) => type === 'Feature Flag').map(({ id }) => id);
    if (ids.length === 0) return new Map();
    const stale = await this.staleFlags.find(projectId, new Date(), ids);
    return new Map(stale.map(({ experimentId, reason, since }) => [experimentId, { reason, since }]));
  }

  private async narrowToStale(
    query: SelectQueryBuilder<Experiment>,
    { projectId, stale }: ListExperimentsRequest,
  ): Promise<void> {
    if (typeof stale !== 'boolean') return;
    const found = await this.staleFlags.find(projectId, new Date());
    const ids = found.map(({ experimentId }) => experimentId);
    query.andWhere(`(experiment.id = ANY (:ids)) = :stale`, { ids, stale });
  }

  /** Values of variations as far as they are short, by id. */
  private async shortValuesOf(
    variations: readonly Variation[],
  ): Promise<ReadonlyMap<number, VariationValue | null>> {
    const ids = variations.map(({ id }) => id);
    const rows: { id: number; value: VariationValue | null }[] = await this.dataSource.query(
      'SELECT id, value FROM variation WHERE id = ANY ($1) AND coalesce(octet_length(value::text), 0) <= $2',
      [ids, longestListedValue],
    );
    return new Map(rows.map(({ id, value }) => [id, value]));
  }

  private matching({ projectId, status, type, q, tag, ownerId, archived }: ListExperimentsRequest) {
    const experiments = this.dataSource.getRepository(Experiment);
    const query = experiments
      .createQueryBuilder('experiment')
      .select(listedColumns(experiments.metadata).map((name) => `experiment.${name}`))
      .where('experiment.projectId = :projectId', { projectId });
    if (status) query.andWhere('experiment.status = :status', { status });
    if (type) query.andWhere('experiment.type = :type', { type });
    if (tag) query.andWhere(':tag = ANY (experiment.tags)', { tag });
    if (ownerId) query.andWhere('experiment.ownerId = :ownerId', { ownerId });
    if (archived === false) query.andWhere(`experiment.status <> 'Archived'`);
    if (q) query.andWhere(`strpos(lower(experiment.title || ' ' || experiment.key), lower(:q)) > 0`, { q });
    return query;
  }
}

/** By what was asked for, ids of one value in their order. Only names from the request's own list get here. */
function ordered(
  query: SelectQueryBuilder<Experiment>,
  sort?: string | null,
): SelectQueryBuilder<Experiment> {
  const name = sort?.replace('-', '') ?? 'id';
  const direction = sort?.startsWith('-') ? 'DESC' : 'ASC';
  if (name === 'id') return query.orderBy('experiment.id', direction);
  return query.orderBy(`experiment.${name}`, direction, 'NULLS LAST').addOrderBy('experiment.id');
}
