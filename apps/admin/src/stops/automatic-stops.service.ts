import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssignmentTotal, Experiment, ExperimentStop } from '#libs/entities';
import { MailQueue } from '#libs/mail';
import { ExperimentChanges } from '../experiments/experiment-changes.js';
import { ReportsService } from '../reports/reports.service.js';
import type { FoundReason } from './stop-reasons.js';
import { readWatched } from './watched-experiment.js';

/** Ends and pauses experiments as they ask for. Any number of processes may do it at once. */
@Injectable()
export class AutomaticStops {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ExperimentChanges,
    private readonly mails: MailQueue,
    private readonly reports: ReportsService,
  ) {}

  /** The experiments that ask for it, in ascending id. */
  async list(): Promise<number[]> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      `SELECT id FROM experiment
       WHERE (ends_itself OR stops_on_guardrail OR stops_on_srm)
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
    if (reasons.length > 0 && (await this.hasNew(id, reasons))) await this.pause(id, reasons, now);
  }

  private end(id: number, now: Date): Promise<void> {
    return this.changes.within(id, async ({ manager, experiment }) => {
      const users = (await manager.sum(AssignmentTotal, 'users', { experimentId: id })) ?? 0;
      if (!['Active', 'Paused'].includes(experiment.status) || !isFull(experiment, users)) return;
      await manager.update(Experiment, { id }, { status: 'Ended', endedAt: now, updatedAt: now });
    });
  }

  /** Spares an experiment that goes on in spite of its reasons the announcement of a change. */
  private async hasNew(id: number, reasons: readonly FoundReason[]): Promise<boolean> {
    const known = await this.dataSource.getRepository(ExperimentStop).findBy({ experimentId: id });
    return reasons.some((reason) => !known.some((stop) => isSame(stop, reason)));
  }

  private pause(id: number, reasons: readonly FoundReason[], now: Date): Promise<void> {
    return this.changes.within(id, async ({ manager, experiment }) => {
      if (experiment.status !== 'Active') return;
      const asked = reasons.filter(({ reason }) =>
        reason === 'srm' ? experiment.stopsOnSrm : experiment.stopsOnGuardrail,
      );
      const stops = await record(manager, id, asked, now);
      if (stops[0] === undefined) return;
      await manager.update(Experiment, { id }, { status: 'Paused', updatedAt: now });
      for (const recipient of await listOwners(manager, experiment.projectId))
        await this.mails.add(manager, { kind: 'stop', recipient, stopId: stops[0] });
    });
  }
}

const isFull = ({ endsItself, plannedUsers }: Experiment, users: number): boolean =>
  endsItself && plannedUsers !== null && users >= plannedUsers;

const isSame = (stop: ExperimentStop, reason: FoundReason): boolean =>
  stop.reason === reason.reason &&
  stop.metricId === reason.metricId &&
  stop.variationId === reason.variationId &&
  stop.allocationVersion === reason.allocationVersion;

/** The ids of the stops for reasons that there was none for yet. */
async function record(
  manager: EntityManager,
  experimentId: number,
  reasons: readonly FoundReason[],
  stoppedAt: Date,
): Promise<number[]> {
  const stops = reasons.map((reason) => ({ experimentId, ...reason, stoppedAt }));
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

/** Who owns a project, super members included: the e-mails of those who can log in. */
async function listOwners(manager: EntityManager, projectId: number): Promise<string[]> {
  const rows = await manager.query<{ email: string }[]>(
    `SELECT u.email FROM project p
     JOIN organization o ON o.id = p.organization_id AND NOT o.disabled
     JOIN organization_user ou ON ou.organization_id = o.id AND NOT ou.disabled
     JOIN "user" u ON u.id = ou.user_id AND u.verified
     LEFT JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = u.id AND NOT pu.disabled
     WHERE p.id = $1 AND (ou.super OR pu.permission_type = 'Owner') ORDER BY u.id`,
    [projectId],
  );
  return rows.map(({ email }) => email);
}
