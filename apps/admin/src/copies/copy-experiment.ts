import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Experiment, Project } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import {
  answerOf,
  copiedFields,
  copiedParts,
  copiedRules,
  ExperimentWriter,
  type ExperimentAnswer,
  lockDefinitions,
} from '../experiments/index.js';
import { readNamed, type NamedConfiguration } from './copied-source.js';
import { findThere, type Place } from './find-there.js';

/** Copies an experiment into another project of the organization, as a Draft with the same key. */
@Injectable()
export class CopyExperiment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  /** @throws DomainError `already-exists` when the key is taken there; `invalid` naming flags that are missing there */
  async run(id: number, place: Place): Promise<ExperimentAnswer> {
    const source = await this.dataSource.transaction('REPEATABLE READ', (manager) => readNamed(manager, id));
    const { after } = await this.dataSource.transaction((manager) => this.copy(manager, source, place));
    return answerOf(after);
  }

  private async copy(manager: EntityManager, source: NamedConfiguration, place: Place) {
    const { projectId } = place;
    const { id, key, title } = source.experiment;
    await lockDefinitions(manager, projectId);
    await requireOtherProject(manager, source, projectId);
    await requireFreeKey(manager, key, projectId);
    const there = await findThere(manager, source, place);
    const fields = { ...copiedFields(source.experiment), projectId, key, title, copiedFromId: id };
    return this.writer.makeWithin(manager, fields, copiedParts(source, there), {
      ...({ copied: true, shares: 'at-most', match: '*', note: 'Copied from another project' } as const),
      rest: (made) => copiedRules(source, made, there),
    });
  }
}

/** Locks the project, so that it stays where it is. */
async function requireOtherProject(
  manager: EntityManager,
  { experiment, organizationId }: NamedConfiguration,
  projectId: number,
): Promise<void> {
  if (experiment.projectId === projectId)
    throw invalidField('projectId', 'must be another project; duplicate the experiment in its own');
  const project = await manager.findOne(Project, {
    where: { id: projectId, organizationId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!project) throw notFound('project');
}

async function requireFreeKey(manager: EntityManager, key: string, projectId: number): Promise<void> {
  const taken = await manager.findOneBy(Experiment, { projectId, key });
  if (!taken) return;
  const detail = `The project has “${taken.title}” (${taken.id}) with the key ${key} already.`;
  throw new DomainError('conflict', 'already-exists', detail);
}
