import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Project } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { currentActor } from '../audit/index.js';
import { busyOr, JobQueue, ThreadPool } from '../threads/index.js';
import type { ReportJob, ReportJobs, ReportKind, ReportOutcome } from './report-jobs.js';

/** One on two cores; on larger machines half of them, as PostgreSQL and the event loops want the others. */
const threads = Math.max(1, Math.floor(availableParallelism() / 2));
const niceness = 10;
const deadlineMs = 50_000;
/** Reports of one organization that wait or go on, and those of all that wait. */
const share = { ofOne: 16, waiting: 64 };
const ofThreads = { ...share, patienceMs: 30_000 };
/** At a time, those that look at end users or events: they may take seconds, and others need connections too. */
const ofLooks = { ...share, atOnce: 3, atOnceOfOne: 2, patienceMs: 20_000 };
const ofOthers = { ...share, atOnce: 4, atOnceOfOne: 3, patienceMs: 20_000 };

/** What a caller is told who was not served. */
const busy = {
  detail: 'Too many results are being calculated. Try again later.',
  retryAfterSeconds: 10,
  namesShare: true,
};

export interface ReportRequest {
  /** Whose share it takes: that of the organization of the present request when left out. */
  owner?: string;
}

/** Threads load compiled modules, also where this one runs from its source. */
const compiled = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, '../../../../dist/apps/admin/src/reports')
  : import.meta.dirname;

/**
 * Reads and works out what takes long: statistics, and the text of large answers. Organizations take turns; what cannot be
 * begun in time, or takes too long, is refused, and what nobody waits for any more is dropped.
 */
@Injectable()
export class ReportsService implements OnApplicationShutdown {
  private readonly looks = new JobQueue(ofLooks);
  private readonly others = new JobQueue(ofOthers);
  private readonly threads = new ThreadPool<ReportJob, ReportOutcome>({
    file: join(compiled, 'report-work.js'),
    ...{ threads, niceness, limits: ofThreads, deadlineMs },
    endsWhenGone: true,
  });

  constructor(private readonly dataSource: DataSource) {}

  /** Where reports wait, for their turn and then for a thread. */
  get queues(): readonly JobQueue[] {
    return [this.looks, this.others, this.threads.queue];
  }

  /**
   * Does all that a report takes, reading included, when its turn has come.
   *
   * @param looks whether it looks at end users or events
   * @throws DomainError `busy`, and whatever the work throws
   */
  async prepare<T>(work: () => Promise<T>, looks: boolean, { owner }: ReportRequest = {}): Promise<T> {
    const queue = looks ? this.looks : this.others;
    const request = { owner: owner ?? (await this.ownerNow()), gone: currentActor()?.gone };
    return queue.run(work, request).catch(refuse);
  }

  /**
   * Works something out in the thread.
   *
   * @param input plain data; is copied
   * @param urgent for what is done within some tenths of a second
   * @throws DomainError `busy`, and those of the work
   */
  async make<Kind extends ReportKind>(
    kind: Kind,
    input: ReportJobs[Kind]['input'],
    { owner, urgent }: ReportRequest & { urgent?: boolean } = {},
  ): Promise<ReportJobs[Kind]['output']> {
    const request = { owner: owner ?? (await this.ownerNow()), urgent, gone: currentActor()?.gone };
    const outcome = await this.threads.run({ kind, input }, request).catch(refuse);
    if ('output' in outcome) return outcome.output as ReportJobs[Kind]['output'];
    const { kind: errorKind, code, detail, fields } = outcome.refusal;
    throw new DomainError(errorKind, code, detail, { fields });
  }

  onApplicationShutdown(): Promise<void> {
    this.looks.stop();
    this.others.stop();
    return this.threads.stop();
  }

  /** The organization of the present request, or the person where none is named. */
  private async ownerNow(): Promise<string> {
    const { organizationId, projectId, userId } = currentActor() ?? {};
    if (organizationId !== undefined) return String(organizationId);
    if (projectId === undefined) return `user ${userId}`;
    const { organizationId: id } = await this.dataSource
      .getRepository(Project)
      .findOneByOrFail({ id: projectId });
    return String(id);
  }
}

function refuse(error: unknown): never {
  throw busyOr(error, busy);
}
