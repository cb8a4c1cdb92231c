import { join } from 'node:path';
import { Piscina } from 'piscina';
import { JobQueue, JobRefused, type JobRequest, type QueueLimits } from './job-queue.js';

export interface ThreadPoolOptions {
  /** The module whose `work` does a job; plain JavaScript, as threads load it themselves. */
  file: string;
  threads: number;
  /** By how much its threads step behind the event loop (`nice`), from 1 to 19. */
  niceness: number;
  limits: Omit<QueueLimits, 'atOnce'>;
  /** How long a job may go on, in milliseconds; its thread is ended then, and a new one takes the next job. */
  deadlineMs: number;
  /** Whether a job that has begun is ended too when nobody waits for it any more. */
  endsWhenGone: boolean;
}

/** Idle threads are ended after this. */
const idleMs = 300_000;

/** A job took longer than it may. */
export class JobTooLong extends Error {
  constructor() {
    super('The job took too long.');
    this.name = 'JobTooLong';
  }
}

/** Threads beside the main one, for work that takes long; they start with the first job. Jobs and results are plain data. */
export class ThreadPool<Job, Result> {
  /** Where jobs wait for a thread. */
  readonly queue: JobQueue;
  private readonly threads: Piscina<Job, Result>;

  constructor(private readonly options: ThreadPoolOptions) {
    const { file, threads, niceness, limits } = options;
    this.queue = new JobQueue({ ...limits, atOnce: threads });
    this.threads = new Piscina({
      filename: join(import.meta.dirname, 'thread-entry.mjs'),
      workerData: { file, niceness },
      ...{ minThreads: 0, maxThreads: threads, idleTimeout: idleMs },
    });
  }

  /** @throws JobRefused; JobTooLong; Error when the thread dies, and whatever the work throws, as a plain Error */
  run(job: Job, request: JobRequest): Promise<Result> {
    return this.queue.run(() => this.work(job, request), request);
  }

  /** Ends the threads, whatever they are at. */
  async stop(): Promise<void> {
    this.queue.stop();
    await this.threads.destroy();
  }

  private async work(job: Job, { gone }: JobRequest): Promise<Result> {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(new JobTooLong()), this.options.deadlineMs);
    const hangUp = (): void => ending.abort(new JobRefused('gone'));
    if (this.options.endsWhenGone) gone?.addEventListener('abort', hangUp);
    try {
      return await this.threads.run(job, { signal: ending.signal });
    } catch (error) {
      throw ending.signal.aborted ? ending.signal.reason : error;
    } finally {
      clearTimeout(timer);
      gone?.removeEventListener('abort', hangUp);
    }
  }
}
