import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { Experiment, ExperimentStop, Project } from '#libs/entities';
import { MailDelivery, stopMail, type MailOrder, type MailWriter, type WrittenMail } from '#libs/mail';

/** Writes the mails about automatic stops. */
@Injectable()
export class StopMails implements MailWriter, OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly delivery: MailDelivery,
  ) {}

  onModuleInit(): void {
    this.delivery.writeWith(['stop'], this);
  }

  async write(manager: EntityManager, { recipient, stopId }: MailOrder): Promise<WrittenMail | undefined> {
    const stop = await manager.findOneBy(ExperimentStop, { id: stopId ?? 0 });
    if (!stop) return undefined;
    const { experimentId, stoppedAt } = stop;
    const experiment = await manager.findOneByOrFail(Experiment, { id: experimentId });
    const project = await manager.findOneByOrFail(Project, { id: experiment.projectId });
    const together = await manager.find(ExperimentStop, {
      where: { experimentId, stoppedAt },
      order: { id: 'ASC' },
    });
    const mail = stopMail({
      ...{ to: recipient, experiment: experiment.title, project: project.name },
      ...{ stoppedAt, reasons: together.map(({ explanation }) => explanation) },
      link: `${this.config.publicUrl}/`,
    });
    return { mail };
  }
}
