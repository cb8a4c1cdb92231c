import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan, type EntityManager, type FindOptionsSelect } from 'typeorm';
import { Experiment, ExperimentSegment, isId, Segment, Variation } from '#libs/entities';
import { notFound } from '#libs/errors';
import { cursorPage, idCursor, rowsToRead, type CursorListQuery, type CursorPage } from '#libs/http';
import { type ListedExperiment, listedFields, notStarted } from '../experiments/index.js';
import { ApiExperimentDto } from './experiment.dto.js';
import { ApiSegmentDto } from './segment.dto.js';
import { VariantDto } from './variant.dto.js';

/** All but their values and what they do to pages, which lists do not show. */
const shownOfVariations = {
  ...{ id: true, experimentId: true, title: true, traffic: true },
  ...{ isControl: true, retiredAt: true, createdAt: true },
} as const;

/** Finds and reads the experiments of a project. */
@Injectable()
export class ExperimentReader {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The id of the experiment that goes by this id or key.
   *
   * @throws DomainError `not-found`, also for one of another project
   */
  async idOf(projectId: number, reference: string | number): Promise<number> {
    const { id } = await this.find(projectId, reference, { id: true });
    return id;
  }

  async get(projectId: number, reference: string | number): Promise<ApiExperimentDto> {
    return (await this.read(projectId, reference)).experiment;
  }

  /** The same with the revision that it is at. */
  async read(
    projectId: number,
    reference: string | number,
  ): Promise<{ experiment: ApiExperimentDto; revision: number }> {
    const found = await this.find(projectId, reference, this.listed);
    const [experiment] = await withParts(this.dataSource.manager, [found], {
      ...shownOfVariations,
      value: true,
    });
    return { experiment: experiment!, revision: found.revision };
  }

  async list(projectId: number, query: CursorListQuery): Promise<CursorPage<ApiExperimentDto>> {
    const experiments = await this.dataSource.getRepository(Experiment).find({
      select: this.listed,
      where: { projectId, id: MoreThan(idCursor(query)) },
      order: { id: 'ASC' },
      take: rowsToRead(query),
    });
    const { items, nextCursor } = cursorPage(query, experiments, ({ id }) => String(id));
    return { items: await withParts(this.dataSource.manager, items), nextCursor };
  }

  private get listed(): FindOptionsSelect<Experiment> {
    return listedFields(this.dataSource.getMetadata(Experiment));
  }

  private async find(
    projectId: number,
    reference: string | number,
    select: FindOptionsSelect<Experiment>,
  ): Promise<Experiment> {
    const text = String(reference);
    const isNumber = /^\d+$/.test(text);
    const canExist = isNumber ? isId(Number(text)) : /^[a-z0-9_-]{1,64}$/.test(text);
    if (!canExist) throw notFound('experiment');
    const where = { projectId, ...(isNumber ? { id: Number(text) } : { key: text }) };
    const experiment = await this.dataSource.getRepository(Experiment).findOne({ where, select });
    if (!experiment) throw notFound('experiment');
    return experiment;
  }
}

/** The experiments with their variants and segments, in two more statements however many they are. */
async function withParts(
  manager: EntityManager,
  experiments: readonly ListedExperiment[],
  select: FindOptionsSelect<Variation> = shownOfVariations,
): Promise<ApiExperimentDto[]> {
  const ids = experiments.map(({ id }) => id);
  const where = { experimentId: In(ids) };
  const variations = byExperiment(await manager.find(Variation, { select, where, order: { id: 'ASC' } }));
  const segments = byExperiment(await readSegments(manager, ids));
  return experiments.map((experiment) => {
    const own = variations.get(experiment.id) ?? [];
    const hindrance = notStarted({ experiment, variations: own });
    const shown = ApiExperimentDto.from(
      experiment,
      own.map((variation) => VariantDto.from(variation)),
      (segments.get(experiment.id) ?? []).map((segment) => ApiSegmentDto.from(segment)),
    );
    return hindrance ? { ...shown, not_started: hindrance } : shown;
  });
}

function byExperiment<T extends { experimentId: number }>(parts: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const part of parts) {
    const group = groups.get(part.experimentId);
    if (group) group.push(part);
    else groups.set(part.experimentId, [part]);
  }
  return groups;
}

function readSegments(
  manager: EntityManager,
  experimentIds: readonly number[],
): Promise<(Segment & Pick<ExperimentSegment, 'experimentId'>)[]> {
  return manager.query(
    `SELECT attached.experiment_id AS "experimentId", segment.id, name, description, rules,
            created_at AS "createdAt"
     FROM experiment_segment AS attached JOIN segment ON segment.id = attached.segment_id
     WHERE attached.experiment_id = ANY($1::int[]) ORDER BY segment.id`,
    [experimentIds],
  );
}
