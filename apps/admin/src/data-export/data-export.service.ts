import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config, type ExportSettings } from '#libs/config';
import { minuteMs } from '#libs/durations';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { ObjectStorage } from '#libs/storage';
import { exportErased } from './erased-list.js';
import { closeWindow, openNextWindow } from './export-windows.js';
import { readHorizon } from './stored-horizon.js';
import { exportWindow } from './window-export.js';

/** A row may become visible so much later than its time of storing says, besides what is seen of transactions. */
const lagMs = 10 * minuteMs;

/** What is in memory at once: the rows of a group, and a file until it is in the store. */
const limits = { rowsOfGroup: 50_000, bytesOfFile: 33_554_432 };

const job: PeriodicJob = {
  name: 'data-export',
  fails: 'The export of data waits',
  works: 'The export of data goes on.',
  everyMs: minuteMs,
  atStart: true,
};

/**
 * Exports exposures and events as Parquet, by the time at which they were stored, and who of them was erased. Of several
 * processes one does it; what is cut off in the middle is done again, under the same names.
 */
@Injectable()
export class DataExport implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly storage: ObjectStorage,
    private readonly runner: JobRunner,
  ) {}

  onApplicationBootstrap(): void {
    const { exports } = this.config;
    if (exports) this.runner.start(job, () => this.exportDue(exports));
  }

  /**
   * Exports every window that is over, and the list of who was erased; nothing while another process is at it.
   *
   * @param lag milliseconds that have to be past the end of a window
   */
  exportDue({ intervalMinutes, prefix }: ExportSettings, lag = lagMs): Promise<Outcome> {
    return this.runner.runByOne(job.name, async (signal) => {
      await this.exportWindows({ intervalMs: intervalMinutes * minuteMs, prefix }, { lag, signal });
      await exportErased(this.dataSource, this.storage, prefix);
    });
  }

  private async exportWindows(
    { intervalMs, prefix }: { intervalMs: number; prefix: string },
    { lag, signal }: { lag: number; signal: AbortSignal },
  ): Promise<void> {
    const horizon = await readHorizon(this.dataSource, lag);
    for (;;) {
      signal.throwIfAborted();
      const window = await openNextWindow(this.dataSource, { horizon, intervalMs });
      if (!window) return;
      await exportWindow(
        {
          dataSource: this.dataSource,
          storage: this.storage,
          prefix,
          ...limits,
          signal,
        },
        window,
      );
      await closeWindow(this.dataSource, window);
    }
  }
}
