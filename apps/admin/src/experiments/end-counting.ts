import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  listLateEvents,
  listUnsettledEnds,
  settleEnd,
  type ProjectExperiment,
  type RunStatement,
} from '#libs/ingestion';
import type { ExperimentEvent } from './writer/events.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

/**
 * Events count until the end of an experiment, also those that were counted before the end was known: these are listed in
 * the transaction that ends it, and taken out of its totals afterwards.
 */
@Injectable()
export class EndCounting implements OnModuleInit {
  private readonly logger = new Logger('experiment ends');
  /** Experiments that could not be settled, each told once. */
  private readonly waiting = new Set<number>();

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
      this.waiting.delete(experimentId);
    } catch (error) {
      if (!this.waiting.has(experimentId))
        this.logger.warn(
          `The end of experiment ${experimentId} is settled later: ${(error as Error).message}`,
        );
      this.waiting.add(experimentId);
    }
  }

  private readonly run: RunStatement = (text, values) => this.dataSource.query(text, values);
}

const isEnd = (event: ExperimentEvent): boolean => event.type === 'StatusChanged' && event.to === 'Ended';
