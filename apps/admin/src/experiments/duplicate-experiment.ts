import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Condition, Experiment, ExperimentSegment, Metric, Variation } from '#libs/entities';
import { chooseKey } from './choose-key.js';
import { ExperimentChanges, recordShares } from './experiment-changes.js';
import { ExperimentDto, type DuplicateExperimentRequest } from './experiment.dto.js';

/** Copies an experiment with its variations, conditions, segments and metrics into a new Draft. */
@Injectable()
export class DuplicateExperiment {
  constructor(private readonly changes: ExperimentChanges) {}

  run(id: number, { title }: DuplicateExperimentRequest): Promise<ExperimentDto> {
    return this.changes.within(id, async ({ manager, experiment }) => {
      const copy = await copyExperiment(manager, experiment, title ?? copyTitle(experiment.title));
      await copyParts(manager, id, copy.id);
      await recordShares(manager, copy.id);
      return ExperimentDto.from(await manager.findOneByOrFail(Experiment, { id: copy.id }));
    });
  }
}

/** The title with " (copy)", cut between characters to stay within 200. */
function copyTitle(title: string): string {
  const cut = title.slice(0, 193);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut} (copy)`;
}

async function copyExperiment(
  manager: EntityManager,
  source: Experiment,
  title: string,
): Promise<Experiment> {
  const { projectId, description, type, triggerType, conditionType, url, js, css, coverage } = source;
  const { plannedUsers, endsItself, stopsOnGuardrail, stopsOnSrm, conversionEventType, tags } = source;
  const key = await chooseKey(manager, { projectId, title });
  return manager.save(Experiment, {
    ...{ projectId, key, title, description, type, triggerType, conditionType, url, js, css, coverage },
    ...{ plannedUsers, endsItself, stopsOnGuardrail, stopsOnSrm, conversionEventType, tags },
  });
}

async function copyParts(manager: EntityManager, from: number, to: number): Promise<void> {
  const order = { id: 'ASC' } as const;
  const variations = await manager.find(Variation, {
    where: { experimentId: from, retiredAt: IsNull() },
    // The first one stays the control (choose-control.ts), whatever it has been renamed to.
    order: { isControl: 'DESC', ...order },
  });
  const conditions = await manager.find(Condition, { where: { experimentId: from }, order });
  const metrics = await manager.find(Metric, { where: { experimentId: from }, order });
  await manager.insert(
    Variation,
    variations.map(({ title, traffic, js, css, redirectUrl, segmentId, isControl }) => ({
      ...{ experimentId: to, title, traffic, js, css, redirectUrl, segmentId, isControl },
    })),
  );
  await manager.insert(
    Condition,
    conditions.map(({ operator, urls, ignoreQuery }) => ({ experimentId: to, operator, urls, ignoreQuery })),
  );
  const segments = await manager.findBy(ExperimentSegment, { experimentId: from });
  await manager.insert(
    ExperimentSegment,
    segments.map(({ segmentId }) => ({ experimentId: to, segmentId })),
  );
  await manager.insert(
    Metric,
    metrics.map(({ id: _id, createdAt: _at, triggeredOnLive: _live, triggeredOnQa: _qa, ...metric }) => ({
      ...metric,
      experimentId: to,
    })),
  );
}
