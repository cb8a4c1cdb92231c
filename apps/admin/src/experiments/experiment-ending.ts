import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { uncountAfterEnd } from '#libs/ingestion';

const checkEveryMs = 1_000;

/** Ends experiments whose planned end has come. Any number of processes may do it at once. */
@Injectable()
export class ExperimentEnding implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ExperimentEnding.name);
  private timer: NodeJS.Timeout | undefined;
  private away = false;

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = setTimeout(() => void this.tick(), checkEveryMs);
  }

  private async tick(): Promise<void> {
    try {
      await this.endDue();
      this.away = false;
    } catch (error) {
      if (!this.away) this.logger.warn(`Planned ends wait: ${(error as Error).message}`);
      this.away = true;
    }
    if (this.timer !== undefined) this.schedule();
  }

  private endDue(): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const [ended] = await manager.query<[{ id: number; projectId: number }[], number]>(
        `UPDATE experiment SET status = 'Ended', ended_at = end_at, updated_at = now()
         WHERE status IN ('Active', 'Paused') AND end_at <= now() RETURNING id, project_id AS "projectId"`,
      );
      for (const { id } of ended) await uncountAfterEnd((text, values) => manager.query(text, values), id);
      const projectIds = [...new Set(ended.map(({ projectId }) => projectId))].sort((a, b) => a - b);
      for (const projectId of projectIds) await announceChange(manager, projectId);
    });
  }
}
