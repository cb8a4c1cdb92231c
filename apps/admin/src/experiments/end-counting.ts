import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  listLateEvents,
  listUnsettledEnds,
  settleEnd,
  type ProjectExperiment,
  type RunStatement,
} from '#libs/ingestion';
import { Outage } from '#libs/monitoring';
import type { ExperimentEvent } from './writer/events.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

/**
 * Events count until the end of an experiment, also those that were counted before the end was known: these are listed in
 * the transaction that ends it, and taken out of its totals afterwards.
 */
@Injectable()
export class EndCounting implements OnModuleInit {
  private readonly logger = new Logger('experiment ends');
  /** Experiments that could not be settled. */
  private readonly waiting = new Map<number, Outage>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  onModuleInit(): void {
    this.writer.listen(async (manager, event) => {
      if (isEnd(event)) await listLateEvents((text, values) => manager.query(text, values), event);
    });
    this.writer.listenAfter(async (event) => {
      if (isEnd(event)) await this.settle(event);
    });
  }

  /** What a crash, or trouble with another experiment, has left to be done. */
  async settleRest(): Promise<void> {
    for (const ended of await listUnsettledEnds(this.run)) await this.settle(ended);
  }

  private async settle({ projectId, experimentId }: ProjectExperiment): Promise<void> {
    try {
      await settleEnd(this.run, { projectId, experimentId });
      this.waiting.get(experimentId)?.recover();
      this.waiting.delete(experimentId);
    } catch (error) {
      this.outageOf(experimentId).fail(error);
    }
  }

  private outageOf(id: number): Outage {
    const known = this.waiting.get(id);
    if (known) return known;
    const [begins, ends] = [
      `The end of experiment ${id} is settled later`,
      `The end of experiment ${id} is settled.`,
    ];
    const outage = new Outage(this.logger, begins, ends);
    this.waiting.set(id, outage);
    return outage;
  }

  private readonly run: RunStatement = (text, values) => this.dataSource.query(text, values);
}

const isEnd = (event: ExperimentEvent): boolean => event.type === 'StatusChanged' && event.to === 'Ended';
