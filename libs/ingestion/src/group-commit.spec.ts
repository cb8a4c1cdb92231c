import { GroupCommit, type GroupCommitOptions } from './group-commit.js';

/** A store whose flushes end when told to. */
class Store {
  readonly batches: number[][] = [];
  readonly stored: number[] = [];
  private readonly ends: (() => void)[] = [];

  flush = async (items: readonly number[]): Promise<number[]> => {
    this.batches.push([...items]);
    await new Promise<void>((resolve) => this.ends.push(resolve));
    if (items.some((item) => item < 0)) throw Object.assign(new Error('a bad row'), { code: '23503' });
    this.stored.push(...items);
    return items.map((item) => item * 10);
  };

  async endFlush(): Promise<void> {
    this.ends.shift()?.();
    await settled();
  }

  async endAll(): Promise<void> {
    do await this.endFlush();
    while (this.ends.length > 0);
  }
}

/** Rounds of the event loop and no time, so that it is the same however busy the machine is. */
async function settled(): Promise<void> {
  for (let round = 0; round < 10; round++) await new Promise((resolve) => setImmediate(resolve));
}

function commitsTo(store: Store, options: Partial<GroupCommitOptions<number, number>> = {}) {
  return new GroupCommit<number, number>({ name: 'store', flush: store.flush, ...options });
}

describe('GroupCommit', () => {
  it('sends everything that arrived during a flush together in the next one', async () => {
    const store = new Store();
    const commits = commitsTo(store);

    const first = commits.append(1);
    await settled();
    const others = [commits.append(2), commits.append(3)];
    await store.endAll();

    expect(await Promise.all([first, ...others])).toEqual([10, 20, 30]);
    expect(store.batches).toEqual([[1], [2, 3]]);
  });

  it('resolves nothing before its flush has ended', async () => {
    const store = new Store();
    const commits = commitsTo(store);
    let resolved = false;

    void commits.append(1).then(() => (resolved = true));
    await settled();

    expect(resolved).toBe(false);
    await store.endAll();
    expect(resolved).toBe(true);
  });

  it('splits what waits at the largest number of rows, never an item', async () => {
    const store = new Store();
    const commits = commitsTo(store, { rowsOf: (item) => item, maxFlushRows: 5 });

    const all = [3, 2, 4, 9, 1].map((item) => commits.append(item));
    await settled();
    await store.endAll();
    await Promise.all(all);

    expect(store.batches).toEqual([[3, 2], [4], [9], [1]]);
  });

  it('refuses more than may wait, and takes in again when there is room', async () => {
    const store = new Store();
    const commits = commitsTo(store, { maxWaitingRows: 2 });

    const waiting = [commits.append(1), commits.append(2)];

    await expect(commits.append(3)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 2 });
    expect(commits.queuedRows).toBe(2);
    await settled();
    await store.endAll();
    await Promise.all(waiting);
    const later = commits.append(4);
    await settled();
    await store.endAll();
    expect(await later).toBe(40);
  });

  it('stores the neighbours of an item that cannot be stored', async () => {
    const store = new Store();
    const commits = commitsTo(store);

    const outcomes = Promise.allSettled([1, 2, -3, 4, 5].map((item) => commits.append(item)));
    await settled();
    await store.endAll();

    const statuses = (await outcomes).map(({ status }) => status);
    expect(statuses).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(store.stored.sort()).toEqual([1, 2, 4, 5]);
  });

  it('stores half of it at a time when it is too much at once', async () => {
    const batches: number[] = [];
    const commits = new GroupCommit<number, number>({
      name: 'store',
      flush: (items) => {
        batches.push(items.length);
        return items.length > 2
          ? Promise.reject(Object.assign(new Error('out of shared memory'), { code: '53200' }))
          : Promise.resolve([...items]);
      },
    });

    expect(await Promise.all([1, 2, 3, 4, 5].map((item) => commits.append(item)))).toEqual([1, 2, 3, 4, 5]);
    expect(batches).toEqual([5, 2, 3, 1, 2]);
  });

  it('rejects every item of a flush that failed for a reason of the store', async () => {
    const commits = new GroupCommit<number, number>({
      name: 'store',
      flush: () => Promise.reject(Object.assign(new Error('stopping'), { code: '57P01' })),
    });

    const outcomes = await Promise.allSettled([commits.append(1), commits.append(2)]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('refuses what waits as well when a failure concerns all', async () => {
    let fail: (error: Error) => void = () => undefined;
    const flush = () => new Promise<number[]>((_, reject) => (fail = reject));
    const commits = new GroupCommit<number, number>({ name: 'store', flush, concernsAll: () => true });
    const outcomes = [commits.append(1)];
    await settled();
    outcomes.push(commits.append(2), commits.append(3));

    fail(new Error('away'));

    expect((await Promise.allSettled(outcomes)).map(({ status }) => status)).toEqual(
      Array(3).fill('rejected'),
    );
    expect(commits.queuedRows).toBe(0);
    await commits.drained();
  });

  it('has as many flushes under way as it has lanes', async () => {
    const store = new Store();
    const commits = commitsTo(store, { lanes: 2, maxFlushRows: 1 });

    const all = [1, 2, 3].map((item) => commits.append(item));
    await settled();

    expect(store.batches).toEqual([[1], [2]]);
    await store.endAll();
    expect(await Promise.all(all)).toEqual([10, 20, 30]);
  });

  it('is drained when the last flush has ended', async () => {
    const store = new Store();
    const commits = commitsTo(store);
    let drained = false;
    void commits.append(1);

    void commits.drained().then(() => (drained = true));
    await settled();

    expect(drained).toBe(false);
    await store.endAll();
    expect(drained).toBe(true);
    await commits.drained();
  });
});
