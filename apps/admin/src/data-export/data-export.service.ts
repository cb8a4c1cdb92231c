import { advisoryLocks } from '#libs/entities';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config, type ExportSettings } from '#libs/config';
import { type Job, Jobs } from '#libs/monitoring';
import { ObjectStorage } from '#libs/storage';
import { exportErased } from './erased-list.js';
import { closeWindow, openNextWindow } from './export-windows.js';
import { readHorizon } from './stored-horizon.js';
import { exportWindow } from './window-export.js';

const minuteMs = 60_000;
const lookEveryMs = minuteMs;

/** A row may become visible so much later than its time of storing says, besides what is seen of transactions. */
const lagMs = 10 * minuteMs;

/** What is in memory at once: the rows of a group, and a file until it is in the store. */
const limits = { rowsOfGroup: 50_000, bytesOfFile: 33_554_432 };

const job: Job = {
  name: 'data-export',
  fails: 'The export of data waits',
  works: 'The export of data goes on.',
};

/**
 * Exports exposures and events as Parquet, by the time at which they were stored, and who of them was erased. Of several
 * processes one does it; what is cut off in the middle is done again, under the same names.
 */
@Injectable()
export class DataExport implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly storage: ObjectStorage,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    const { exports } = this.config;
    if (!exports) return;
    const run = async () => {
      await this.jobs.run(job, () =>
        this.exportDue(exports).catch((error: unknown) => {
          if (!this.stopping.signal.aborted) throw error;
        }),
      );
      if (!this.stopping.signal.aborted)
        this.timer = setTimeout(() => void (this.running = run()), lookEveryMs);
    };
    this.running = run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Exports every window that is over, and the list of who was erased; nothing while another process is at it.
   *
   * @param lag milliseconds that have to be past the end of a window
   */
  async exportDue({ intervalMinutes, prefix }: ExportSettings, lag = lagMs): Promise<void> {
    const lock = this.dataSource.createQueryRunner();
    try {
      const rows = (await lock.query('SELECT pg_try_advisory_lock($1) AS taken', [
        advisoryLocks.dataExport,
      ])) as [{ taken: boolean }];
      if (!rows[0].taken) return;
      try {
        await this.exportWindows({ intervalMs: intervalMinutes * minuteMs, prefix }, lag);
        await exportErased(this.dataSource, this.storage, prefix);
      } finally {
        await lock.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.dataExport]).catch(() => undefined);
      }
    } finally {
      await lock.release();
    }
  }

  private async exportWindows(
    { intervalMs, prefix }: { intervalMs: number; prefix: string },
    lag: number,
  ): Promise<void> {
    const horizon = await readHorizon(this.dataSource, lag);
    for (;;) {
      this.stopping.signal.throwIfAborted();
      const window = await openNextWindow(this.dataSource, { horizon, intervalMs });
      if (!window) return;
      await exportWindow(
        {
          dataSource: this.dataSource,
          storage: this.storage,
          prefix,
          ...limits,
          signal: this.stopping.signal,
        },
        window,
      );
      await closeWindow(this.dataSource, window);
    }
  }
}
