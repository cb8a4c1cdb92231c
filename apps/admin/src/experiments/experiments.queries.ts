import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { Experiment, Variation } from '#libs/entities';
import { pageWindow, type Page } from '#libs/http';
import { ListedExperimentDto, type ListExperimentsRequest } from './experiment.dto.js';
import { listedColumns } from './listed-experiment.js';
import { notStarted } from './not-started.js';

/** Lists of experiments. */
@Injectable()
export class ExperimentsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(request: ListExperimentsRequest): Promise<Page<ListedExperimentDto>> {
    const { skip, take } = pageWindow(request);
    const matching = this.matching(request);
    const experiments = await ordered(matching.clone(), request.sort).offset(skip).limit(take).getMany();
    const total = request.total || (await matching.getCount());
    const items = experiments.map((experiment) => ListedExperimentDto.from(experiment));
    return { items: await this.withHindrances(items), total };
  }

  /** Says of each Draft what keeps it from starting. */
  private async withHindrances(items: ListedExperimentDto[]): Promise<ListedExperimentDto[]> {
    const drafts = items.filter(({ status }) => status === 'Draft').map(({ id }) => id);
    const variations = await this.dataSource.getRepository(Variation).find({
      select: { id: true, experimentId: true, traffic: true, retiredAt: true },
      where: { experimentId: In(drafts) },
    });
    return items.map((item) => {
      const own = variations.filter(({ experimentId }) => experimentId === item.id);
      const hindrance = notStarted({ experiment: item, variations: own });
      return hindrance ? { ...item, notStarted: hindrance } : item;
    });
  }

  private matching({ projectId, status, type, q, tag, archived }: ListExperimentsRequest) {
    const experiments = this.dataSource.getRepository(Experiment);
    const query = experiments
      .createQueryBuilder('experiment')
      .select(listedColumns(experiments.metadata).map((name) => `experiment.${name}`))
      .where('experiment.projectId = :projectId', { projectId });
    if (status) query.andWhere('experiment.status = :status', { status });
    if (type) query.andWhere('experiment.type = :type', { type });
    if (tag) query.andWhere(':tag = ANY (experiment.tags)', { tag });
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
