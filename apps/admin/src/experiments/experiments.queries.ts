import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Experiment } from '#libs/entities';
import { pageWindow, type Page } from '#libs/http';
import { ExperimentDto, type ListExperimentsRequest } from './experiment.dto.js';

/** Lists of experiments. */
@Injectable()
export class ExperimentsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(request: ListExperimentsRequest): Promise<Page<ExperimentDto>> {
    const { skip, take } = pageWindow(request);
    const matching = this.matching(request);
    const experiments = await matching.clone().orderBy('experiment.id').offset(skip).limit(take).getMany();
    const total = request.total || (await matching.getCount());
    return { items: experiments.map((experiment) => ExperimentDto.from(experiment)), total };
  }

  private matching({ projectId, status, type, q, tag }: ListExperimentsRequest) {
    const query = this.dataSource
      .getRepository(Experiment)
      .createQueryBuilder('experiment')
      .where('experiment.projectId = :projectId', { projectId });
    if (status) query.andWhere('experiment.status = :status', { status });
    if (type) query.andWhere('experiment.type = :type', { type });
    if (tag) query.andWhere(':tag = ANY (experiment.tags)', { tag });
    if (q) query.andWhere(`strpos(lower(experiment.title || ' ' || experiment.key), lower(:q)) > 0`, { q });
    return query;
  }
}
