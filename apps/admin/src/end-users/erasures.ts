import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { EndUser, Erasure } from '#libs/entities';
import { retryOnSerializationFailure } from '#libs/errors';
import {
  anonymizeEndUser,
  lockPerson,
  readPerson,
  StreamErasure,
  type AnonymizedRows,
  type Person,
} from '#libs/ingestion';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { Outage } from '#libs/monitoring';
import { RedisConnection } from '#libs/redis';
import { ObjectStorage } from '#libs/storage';
import { noteErased } from '../data-export/index.js';
import { eraseFromExports } from '../events/index.js';
import { ExperimentWriter, forgetPinned, lockPinned } from '../experiments/index.js';

/** How long the caller waits for what lies outside of the database. */
const patienceMs = 5_000;

/** How much of an end user was found. */
export interface ErasedRows extends AnonymizedRows {
  /** Whether something was stored about them. */
  profile: boolean;
  /** In how many flags they were pinned to a variation. */
  pinned: number;
  /** Entries that waited in Redis. */
  waiting: number;
}

const job: PeriodicJob = {
  name: 'erasures',
  fails: 'Erasures wait',
  works: 'Erasures go on.',
  everyMs: 10_000,
};

/**
 * Erases end users: from the tables at once, from what waits in Redis and from kept exports as soon as both can be
 * reached. What is left over is an `Erasure`, which any admin process finishes.
 */
@Injectable()
export class Erasures implements OnApplicationBootstrap {
  private readonly logger = new Logger('erasures');
  private readonly waiting = new Outage(this.logger, 'An erasure waits', 'All erasures are done.');
  private readonly streams: StreamErasure | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly storage: ObjectStorage,
    private readonly runner: JobRunner,
    private readonly writer: ExperimentWriter,
    @Inject(RedisConnection) redis: RedisConnection | undefined,
  ) {
    this.streams = redis && new StreamErasure(redis);
  }

  onApplicationBootstrap(): void {
    this.runner.start(job, (signal) => this.sweep(signal));
  }

  /**
   * Erases an end user of a project, under every id that is theirs.
   *
   * @param endUserId any of them
   * @param inTransaction what else belongs to it; may refuse all of it by throwing
   */
  async erase(
    projectId: number,
    endUserId: string,
    inTransaction: (manager: EntityManager, found: ErasedRows) => Promise<void>,
  ): Promise<void> {
    let waiting = 0;
    const { erasures, calls } = await retryOnSerializationFailure(async () => {
      const person = await readPerson(runner(this.dataSource.manager), projectId, endUserId);
      const ids = idsOf(projectId, person);
      for (const id of ids) waiting += await this.tryEraseWaiting(id);
      return this.dataSource.transaction(async (manager) => {
        await lockPinned(
          manager,
          projectId,
          ids.map((id) => id.endUserId),
        );
        await lockPerson(runner(manager), projectId, person);
        return this.eraseStored(manager, { ids, waiting }, inTransaction);
      });
    });
    if (erasures.length === 0) return;
    await this.streams?.forgetCalls(projectId, calls).catch(() => undefined);
    await within(
      patienceMs,
      erasures.reduce(
        (before, erasure) => before.then(() => this.tryFinish(erasure).then(() => undefined)),
        Promise.resolve(),
      ),
    );
  }

  private async eraseStored(
    manager: EntityManager,
    { ids, waiting }: { ids: readonly ErasedId[]; waiting: number },
    inTransaction: (manager: EntityManager, found: ErasedRows) => Promise<void>,
  ): Promise<{ erasures: Erasure[]; calls: AnonymizedRows['calls'] }> {
    const found: ErasedRows = {
      assignments: 0,
      events: 0,
      memberships: 0,
      calls: [],
      pinned: 0,
      waiting,
      profile: false,
    };
    for (const id of ids) add(found, await this.eraseRows(manager, id));
    await inTransaction(manager, found);
    const erasures: Erasure[] = [];
    for (const id of ids) {
      await this.noteExported(manager, id);
      const order = await this.order(manager, id);
      if (order) erasures.push(order);
    }
    return { erasures, calls: found.calls };
  }

  private tryEraseWaiting(id: ErasedId): Promise<number> {
    return this.eraseWaiting(id).catch((error: Error) => {
      this.waiting.fail(error);
      return 0;
    });
  }

  private async eraseRows(
    manager: EntityManager,
    { projectId, endUserId, anonymousId }: ErasedId,
  ): Promise<ErasedRows> {
    const rows = await anonymizeEndUser(runner(manager), { projectId, endUserId, anonymousId });
    const { affected } = await manager.delete(EndUser, { projectId, id: endUserId });
    const pinned = await forgetPinned(manager, this.writer, { projectId, endUserId, anonymousId });
    return { ...rows, pinned, waiting: 0, profile: affected === 1 };
  }

  /** Goes on with what could not be finished. */
  async sweep(signal?: AbortSignal): Promise<void> {
    let allDone = true;
    const open = await this.dataSource.getRepository(Erasure).find({ order: { id: 'ASC' }, take: 100 });
    for (const erasure of open) {
      if (signal?.aborted) return;
      allDone = (await this.tryFinish(erasure)) && allDone;
    }
    if (allDone) this.waiting.recover();
  }

  /** Nothing lies outside of the database where there is neither Redis nor a store of exports. */
  private async order(manager: EntityManager, what: ErasedId): Promise<Erasure | undefined> {
    if (!this.streams && !this.config.storage) return undefined;
    const [{ now }] = await manager.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
    return manager.save(Erasure, { ...what, requestedAt: now });
  }

  /** Whether nothing went wrong. */
  private async tryFinish(erasure: Erasure): Promise<boolean> {
    try {
      await this.finish(erasure);
      return true;
    } catch (error) {
      this.waiting.fail(error);
      return false;
    }
  }

  private async finish(erasure: Erasure): Promise<void> {
    const { id, projectId, endUserId, requestedAt } = erasure;
    if (this.config.storage) await eraseFromExports(this.storage, erasure);
    await this.eraseWaiting(erasure);
    if (this.streams && !(await this.streams.isSettled(requestedAt))) return;
    await this.dataSource.transaction(async (manager) => {
      const late = { projectId, endUserId, anonymousId: newAnonymousId(), until: requestedAt };
      await anonymizeEndUser(runner(manager), late);
      await this.noteExported(manager, { projectId, endUserId });
      await manager.delete(Erasure, { id });
    });
  }

  private noteExported(manager: EntityManager, who: Pick<Erasure, 'projectId' | 'endUserId'>): Promise<void> {
    return noteErased(manager, { ...who, exporting: this.config.exports !== undefined });
  }

  private async eraseWaiting(what: ErasedId): Promise<number> {
    if (!this.streams) return 0;
    const experiments = await this.dataSource.query<{ id: number }[]>(
      'SELECT id FROM experiment WHERE project_id = $1',
      [what.projectId],
    );
    const experimentIds = new Set(experiments.map(({ id }) => id));
    return this.streams.erase({ ...what, experimentIds });
  }
}

type ErasedId = Pick<Erasure, 'projectId' | 'endUserId' | 'anonymousId'>;

function idsOf(projectId: number, { id, joinedIds }: Person): ErasedId[] {
  return [id, ...joinedIds].map((endUserId) => ({ projectId, endUserId, anonymousId: newAnonymousId() }));
}

const newAnonymousId = (): string => `anonymous-${randomUUID()}`;

const runner =
  (manager: EntityManager) =>
  (text: string, values: unknown[]): Promise<unknown> =>
    manager.query(text, values);

function add(sum: ErasedRows, rows: ErasedRows): void {
  sum.assignments += rows.assignments;
  sum.events += rows.events;
  sum.memberships += rows.memberships;
  sum.pinned += rows.pinned;
  sum.calls = [...sum.calls, ...rows.calls];
  sum.profile ||= rows.profile;
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
