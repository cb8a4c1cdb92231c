import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { Experiment, ExperimentStop, Project } from '#libs/entities';
import {
  MailDelivery,
  MailQueue,
  haltMail,
  stopMail,
  type MailOrder,
  type MailWriter,
  type WrittenMail,
} from '#libs/mail';
import { ExperimentWriter } from '../experiments/index.js';

/** Orders the mails about automatic stops with the stop, and writes them. */
@Injectable()
export class StopMails implements MailWriter, OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly delivery: MailDelivery,
    private readonly mails: MailQueue,
    private readonly experiments: ExperimentWriter,
  ) {}

  onModuleInit(): void {
    this.delivery.writeWith(['stop'], this);
    this.experiments.listen(async (manager, event) => {
      const { type, cause, projectId } = event;
      if (cause?.kind !== 'automatic-stop') return;
      // One mail for each stop: halting a rollout without a pause changes the plan alone.
      if (type !== (cause.pauses ? 'StatusChanged' : 'PlanChanged')) return;
      for (const recipient of await listOwners(manager, projectId))
        await this.mails.add(manager, { kind: 'stop', recipient, stopId: cause.stopId });
    });
  }

  async write(manager: EntityManager, { recipient, stopId }: MailOrder): Promise<WrittenMail | undefined> {
    const stop = await manager.findOneBy(ExperimentStop, { id: stopId ?? 0 });
    if (!stop) return undefined;
    const { experimentId, stoppedAt, pauses } = stop;
    const experiment = await manager.findOneByOrFail(Experiment, { id: experimentId });
    const project = await manager.findOneByOrFail(Project, { id: experiment.projectId });
    const together = await manager.find(ExperimentStop, {
      where: { experimentId, stoppedAt },
      order: { id: 'ASC' },
    });
    const mail = (pauses ? stopMail : haltMail)({
      ...{ to: recipient, experiment: experiment.title, project: project.name },
      ...{ stoppedAt, reasons: together.map(({ explanation }) => explanation) },
      link: `${this.config.publicUrl}/`,
    });
    return { mail };
  }
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
