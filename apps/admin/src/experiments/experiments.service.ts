import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { Experiment, maxActiveExperiments, Variation } from '#libs/entities';
import { invalidField, notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { uncountAfterEnd } from '#libs/ingestion';
import { ExperimentChanges, raiseAllocationVersion, type ExperimentChange } from './experiment-changes.js';
import { changeGroup } from './experiment-group.js';
import { freeKey, isExperimentKey, slugOf } from './experiment-key.js';
import { requireStartable, requireTransition } from './experiment-status.js';
import {
  ExperimentDto,
  type CreateExperimentRequest,
  type UpdateExperimentRequest,
} from './experiment.dto.js';

type Changes = Partial<
  Pick<Experiment, 'status' | 'coverage' | 'startedAt' | 'startedAllocationVersion' | 'endedAt'>
>;

/** Makes, reads and changes experiments. */
@Injectable()
export class ExperimentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ExperimentChanges,
  ) {}

  async get(id: number): Promise<ExperimentDto> {
    const experiment = await this.dataSource.getRepository(Experiment).findOneBy({ id });
    if (!experiment) throw notFound('experiment');
    return ExperimentDto.from(experiment);
  }

  /** A Draft with one variation, "Control", that owns all traffic. */
  create({ projectId, key, title, url, description }: CreateExperimentRequest): Promise<ExperimentDto> {
    return this.dataSource.transaction(async (manager) => {
      const { id } = await manager.save(Experiment, {
        projectId,
        title,
        url: url ?? '',
        description: description ?? '',
        key: await chooseKey(manager, { projectId, title, key }),
      });
      await manager.insert(Variation, { experimentId: id, title: 'Control', traffic: 100, isControl: true });
      await announceChange(manager, projectId);
      return readExperiment(manager, id);
    });
  }

  update(id: number, request: UpdateExperimentRequest): Promise<ExperimentDto> {
    const { status, endAt, groupId, ...fields } = givenFields(request);
    return this.changes.within(id, async (change) => {
      const { manager, experiment } = change;
      const moves = status !== undefined && status !== experiment.status;
      const planned = endAt === undefined ? {} : { endAt: plannedEnd(endAt) };
      const changed = { ...fields, ...planned };
      if (!moves && groupId === undefined && Object.keys(changed).length === 0)
        return ExperimentDto.from(experiment);
      if (fields.coverage !== undefined && fields.coverage !== experiment.coverage)
        await raiseAllocationVersion(change);
      const grouped = groupId === undefined ? {} : await changeGroup(change, groupId);
      const moved = moves ? await statusChanges(change, status) : {};
      await manager.update(Experiment, { id }, { ...changed, ...grouped, ...moved, updatedAt: new Date() });
      if (moved.status === 'Ended') await uncountAfterEnd((text, values) => manager.query(text, values), id);
      return readExperiment(manager, id);
    });
  }
}

async function readExperiment(manager: EntityManager, id: number): Promise<ExperimentDto> {
  return ExperimentDto.from(await manager.findOneByOrFail(Experiment, { id }));
}

/** The given key, or one made from the title that is free in the project. */
export async function chooseKey(
  manager: EntityManager,
  { projectId, title, key }: { projectId: number; title: string; key?: string | null },
): Promise<string> {
  if (key !== undefined && key !== null && key !== '') {
    if (!isExperimentKey(key)) {
      throw invalidField(
        'key',
        'must be 1 to 64 of a-z, 0-9, _ and -, not digits alone and no reserved word',
      );
    }
    return key;
  }
  await manager.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [projectId]);
  const rows = await manager.find(Experiment, { select: { key: true }, where: { projectId } });
  return freeKey(slugOf(title), new Set(rows.map((row) => row.key)));
}

/** What changes with a status: the times it sets, and the allocation from which visitors stay put. */
async function statusChanges(
  { manager, experiment }: ExperimentChange,
  to: Experiment['status'],
): Promise<Changes> {
  requireTransition(experiment.status, to);
  if (to === 'Ended') return { status: to, endedAt: new Date() };
  if (to !== 'Active') return { status: to };
  await manager.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [experiment.projectId]);
  requireStartable({
    variations: await manager.findBy(Variation, { experimentId: experiment.id }),
    activeInProject: await manager.countBy(Experiment, { projectId: experiment.projectId, status: 'Active' }),
    maxActive: maxActiveExperiments,
  });
  if (experiment.startedAt !== null) return { status: to };
  return { status: to, startedAt: new Date(), startedAllocationVersion: experiment.allocationVersion };
}

function plannedEnd(text: string): Date | null {
  if (text === '') return null;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
  const time = new Date(zoned);
  if (time.getTime() <= Date.now()) throw invalidField('endAt', 'must lie in the future');
  return time;
}
