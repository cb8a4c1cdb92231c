import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Experiment, Variation } from '#libs/entities';
import { invalidField, notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { nextMatching, type Matching } from '#libs/targeting';
import { requireAffordableRules } from './affordable-rules.js';
import { ExperimentChanges, raiseAllocationVersion } from './experiment-changes.js';
import { changeGroup } from './experiment-group.js';
import {
  ExperimentDto,
  type CreateExperimentRequest,
  type UpdateExperimentRequest,
} from './experiment.dto.js';
import { plannedEnd } from './planned-end.js';
import { statusChanges } from './status-changes.js';

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
  create({ url, description, ...request }: CreateExperimentRequest): Promise<ExperimentDto> {
    const fields = { ...request, url: url ?? '', description: description ?? '' };
    return this.changes.making(fields, async ({ manager, experiment: { id } }) => {
      await manager.insert(Variation, { experimentId: id, title: 'Control', traffic: 100, isControl: true });
      return readExperiment(manager, id);
    });
  }

  update(id: number, request: UpdateExperimentRequest): Promise<ExperimentDto> {
    const { status, endAt, plannedUsers, groupId, matching, ...fields } = givenFields(request);
    return this.changes.within(id, async (change) => {
      const { manager, experiment } = change;
      const moves = status !== undefined && status !== experiment.status;
      const planned = {
        ...(endAt === undefined ? {} : { endAt: plannedEnd(endAt) }),
        ...(plannedUsers === undefined ? {} : { plannedUsers: plannedUsers || null }),
      };
      const changed = { ...fields, ...planned, ...matchingOf(experiment, fields, matching) };
      if (!moves && groupId === undefined && Object.keys(changed).length === 0)
        return ExperimentDto.from(experiment);
      if (fields.coverage !== undefined && fields.coverage !== experiment.coverage)
        await raiseAllocationVersion(change);
      const grouped = groupId === undefined ? {} : await changeGroup(change, groupId);
      const changing = { ...change, experiment: { ...experiment, ...changed } };
      const moved = moves ? await statusChanges(changing, status) : {};
      await manager.update(Experiment, { id }, { ...changed, ...grouped, ...moved, updatedAt: new Date() });
      const field =
        moved.status === 'Active' ? 'status' : fields.type === 'Personalization' ? 'type' : undefined;
      if (field) await requireAffordableRules(manager, experiment.projectId, { experimentId: id }, field);
      return readExperiment(manager, id);
    });
  }
}

/** @throws DomainError `invalid` for the way back to an older matching */
function matchingOf(
  experiment: Experiment,
  { url, conditionType }: Partial<Pick<Experiment, 'url' | 'conditionType'>>,
  sent: Matching | undefined,
): Partial<Pick<Experiment, 'matching'>> {
  const isChanged =
    (url ?? experiment.url) !== experiment.url ||
    (conditionType ?? experiment.conditionType) !== experiment.conditionType;
  const matching = nextMatching(experiment.matching, { sent, isChanged });
  if (matching === undefined) throw invalidField('matching', 'must be 2, since it is 2 already');
  return matching === experiment.matching ? {} : { matching };
}

async function readExperiment(manager: EntityManager, id: number): Promise<ExperimentDto> {
  return ExperimentDto.from(await manager.findOneByOrFail(Experiment, { id }));
}
