import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssignmentTotal, ExperimentStop, type Experiment } from '#libs/entities';
import {
  hasSteps,
  isRunning,
  type AutomaticStop,
  ExperimentWriter,
  withoutSteps,
} from '../experiments/index.js';
import { ReportsService } from '../reports/reports.service.js';
import { asksGuardrails } from './asks-guardrails.js';
import type { FoundReason } from './stop-reasons.js';
import { readWatched } from './watched-experiment.js';

/** Ends and pauses experiments, and halts rollouts, as they ask for. Any number of processes may do it at once. */
@Injectable()
export class AutomaticStops {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
    private readonly reports: ReportsService,
  ) {}

  /** The experiments that ask for it, in ascending id. */
  async list(): Promise<number[]> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      `SELECT id FROM experiment
       WHERE (ends_itself OR stops_on_guardrail OR stops_on_srm OR jsonb_path_exists(rules, '$[*].schedule[*]'))
         AND (status = 'Active' OR (status = 'Paused' AND ends_itself AND planned_users IS NOT NULL))
       ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Does with an experiment what is due at this time. */
  async check(id: number, now: Date): Promise<void> {
    const watched = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
      readWatched(manager, id),
    );
    const users = watched.variations.reduce((sum, variation) => sum + variation.users, 0);
    if (isFull(watched.experiment, users)) return this.end(id, now);
    if (watched.experiment.status !== 'Active') return;
    const reasons = await this.reports.make('stops', watched, { owner: 'automatic stops' });
    if (reasons.length > 0 && (await this.hasNew(id, reasons))) await this.stop(id, reasons, now);
  }

  private async end(id: number, now: Date): Promise<void> {
    await this.writer.change(
      id,
      async ({ experiment }, manager) => {
        const of = { projectId: experiment.projectId, experimentId: id };
        const users = (await manager.sum(AssignmentTotal, 'users', of)) ?? 0;
        return isRunning(experiment) && isFull(experiment, users) ? { experiment: { status: 'Ended' } } : {};
      },
      { cause: { kind: 'planned-users' }, reason: 'All planned users came', now },
    );
  }

  /** Spares an experiment that goes on in spite of its reasons the announcement of a change. */
  private async hasNew(id: number, reasons: readonly FoundReason[]): Promise<boolean> {
    const known = await this.dataSource.getRepository(ExperimentStop).findBy({ experimentId: id });
    return reasons.some((reason) => !known.some((stop) => isSame(stop, reason)));
  }

  /** Pauses it, or only halts its rollout where it does not ask to be paused; steps that were to come are removed. */
  private async stop(id: number, reasons: readonly FoundReason[], now: Date): Promise<void> {
    const cause: AutomaticStop = { kind: 'automatic-stop', stopId: 0, pauses: true };
    await this.writer.change(
      id,
      async ({ experiment }, manager) => {
        if (experiment.status !== 'Active') return {};
        const asked = reasons.filter(({ reason }) =>
          reason === 'srm' ? experiment.stopsOnSrm : asksGuardrails(experiment),
        );
        // Another process has halted the rollout meanwhile, or a member wants no stop any more.
        if (asked.length === 0) return {};
        const hasFailed = asked.some(({ reason }) => reason === 'guardrail');
        const isPaused = experiment.stopsOnGuardrail || asked.some(({ reason }) => reason === 'srm');
        const [stopId] = await record(manager, id, asked, { stoppedAt: now, pauses: isPaused });
        if (stopId === undefined) return {};
        Object.assign(cause, { stopId, pauses: isPaused });
        return {
          experiment: {
            ...(isPaused && { status: 'Paused' as const }),
            ...(hasFailed && hasSteps(experiment.rules) && { rules: withoutSteps(experiment.rules) }),
          },
        };
      },
      { cause, reason: 'Automatic stop', now },
    );
  }
}

const isFull = (
  { endsItself, plannedUsers }: Pick<Experiment, 'endsItself' | 'plannedUsers'>,
  users: number,
): boolean => endsItself && plannedUsers !== null && users >= plannedUsers;

const isSame = (stop: ExperimentStop, reason: FoundReason): boolean =>
  stop.reason === reason.reason &&
  stop.metricId === reason.metricId &&
  stop.variationId === reason.variationId &&
  stop.allocationVersion === reason.allocationVersion &&
  stop.ruleId === reason.ruleId;

/** The ids of the stops for reasons that there was none for yet. */
async function record(
  manager: EntityManager,
  experimentId: number,
  reasons: readonly FoundReason[],
  how: Pick<ExperimentStop, 'stoppedAt' | 'pauses'>,
): Promise<number[]> {
  const stops = reasons.map((reason) => ({ experimentId, ...reason, ...how }));
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(ExperimentStop)
    .values(stops)
    .orIgnore()
    .returning('id')
    .execute();
  return (inserted.raw as { id: number }[]).map(({ id }) => id);
}
