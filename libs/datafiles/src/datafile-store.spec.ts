import type { Datafile } from '#libs/evaluation';
import type { AnnouncementHandlers, Announcements } from './announcements.js';
import type { DatafileSource } from './datafile-source.js';
import { DatafileStore, type DatafileStoreOptions } from './datafile-store.js';

function datafileOf(projectId: number, revision: number, publishCounters = false): Datafile {
  const settings = {
    holdoutPercent: 0,
    publishCounters,
    allowedOrigins: [],
    storedAttributesInPublic: false,
  };
  return { projectId, publicId: `p_${projectId}`, revision, settings, experiments: [] };
}

/** Datafiles in memory; loads can be held back to see what happens meanwhile. */
class Shelf implements DatafileSource {
  readonly datafiles = new Map<number, Datafile>();
  readonly loads: number[] = [];
  failure: Error | undefined;
  private gate: Promise<void> = Promise.resolve();

  holdBack(): () => void {
    let release: () => void = () => undefined;
    this.gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  put(projectId: number, revision: number, publishCounters = false): void {
    this.datafiles.set(projectId, datafileOf(projectId, revision, publishCounters));
  }

  async load(projectId: number): Promise<Datafile | undefined> {
    this.loads.push(projectId);
    const snapshot = this.datafiles.get(projectId);
    await this.gate;
    if (this.failure) throw this.failure;
    return snapshot;
  }

  revisions(projectIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (this.failure) return Promise.reject(this.failure);
    const known = projectIds.flatMap((id): [number, number][] => {
      const revision = this.datafiles.get(id)?.revision;
      return revision === undefined ? [] : [[id, revision]];
    });
    return Promise.resolve(new Map(known));
  }
}

/** Announcements that a test makes itself. */
class Bell implements Announcements {
  handlers!: AnnouncementHandlers;

  start(handlers: AnnouncementHandlers): void {
    this.handlers = handlers;
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

let now = 0;
let shelf: Shelf;
let bell: Bell;
let store: DatafileStore<string>;

function open(options: Partial<DatafileStoreOptions<string>> = {}): void {
  store = new DatafileStore({
    source: shelf,
    announcements: bell,
    compile: ({ projectId, revision }) => `${projectId}@${revision}`,
    capacity: 3,
    now: () => now,
    pollMs: 20,
    unknownMs: 1_000,
    settleMs: 50,
    ...options,
  });
  store.start();
}

const aMoment = (ms = 5) => new Promise<void>((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  now = 0;
  shelf = new Shelf();
  bell = new Bell();
  open();
});

afterEach(() => store.stop());

describe('DatafileStore', () => {
  it('loads a project once however many ask at a time', async () => {
    shelf.put(1, 7);

    const answers = await Promise.all([store.get(1), store.get(1), store.get(1)]);

    expect(answers).toEqual(['1@7', '1@7', '1@7']);
    expect(shelf.loads).toEqual([1]);
  });

  it('answers from memory without waiting once a project is held', async () => {
    shelf.put(1, 7);
    expect(store.peek(1)).toBeUndefined();

    await store.get(1);

    expect(store.peek(1)).toBe('1@7');
  });

  it('asks once for a project that does not exist, and again after a while', async () => {
    expect(await store.get(9)).toBeUndefined();
    expect(await store.get(9)).toBeUndefined();
    expect(shelf.loads).toEqual([9]);

    now = 1_000;
    shelf.put(9, 1);

    expect(await store.get(9)).toBe('9@1');
  });

  it('finds a project at once whose making is announced', async () => {
    await store.get(9);
    shelf.put(9, 1);

    bell.handlers.changed(9, 1);

    expect(await store.get(9)).toBe('9@1');
  });

  it('forgets the least recently used project when it is full', async () => {
    for (const id of [1, 2, 3, 4]) shelf.put(id, 1);
    for (const id of [1, 2, 3]) await store.get(id);
    store.peek(1);

    await store.get(4);

    expect([1, 2, 3, 4].map((id) => store.peek(id))).toEqual(['1@1', undefined, '3@1', '4@1']);
  });

  it('replaces a project whose change is announced, and serves the old one meanwhile', async () => {
    shelf.put(1, 1);
    await store.get(1);
    shelf.put(1, 2);
    const release = shelf.holdBack();

    bell.handlers.changed(1, 2);

    expect(store.peek(1)).toBe('1@1');
    release();
    await aMoment();
    expect(store.peek(1)).toBe('1@2');
  });

  it('loads nothing for an announcement of what it has already', async () => {
    shelf.put(1, 2);
    await store.get(1);

    bell.handlers.changed(1, 2);
    bell.handlers.changed(1, 1);
    bell.handlers.changed(5, 1);

    await aMoment();
    expect(shelf.loads).toEqual([1]);
  });

  it('does not let a load win that began before the change', async () => {
    shelf.put(1, 1);
    const release = shelf.holdBack();
    const answer = store.get(1);
    shelf.put(1, 2);

    bell.handlers.changed(1, 2);
    release();

    expect(await answer).toBe('1@2');
  });

  it('never goes back to an older revision', async () => {
    shelf.put(1, 5);
    await store.get(1);
    shelf.put(1, 4);

    await store.refresh(1);

    expect(store.peek(1)).toBe('1@5');
  });

  it('drops a project that serves nobody any more', async () => {
    shelf.put(1, 1);
    await store.get(1);
    shelf.datafiles.delete(1);

    bell.handlers.changed(1, 2);
    await aMoment();

    expect(store.peek(1)).toBeUndefined();
    expect(await store.get(1)).toBeUndefined();
  });

  it('repairs lost announcements by comparing revisions', async () => {
    shelf.put(1, 1);
    await store.get(1);
    shelf.put(1, 2);

    await aMoment(100);

    expect(store.peek(1)).toBe('1@2');
  });

  it('keeps answering from memory while the source is away', async () => {
    shelf.put(1, 1);
    await store.get(1);
    shelf.failure = new Error('away');

    bell.handlers.changed(1, 2);
    await aMoment(100);

    expect(store.peek(1)).toBe('1@1');
    await expect(store.get(2)).rejects.toThrow('away');
  });

  it('compares everything when listening begins again, but only after exposures had time to arrive', async () => {
    await store.stop();
    open({ pollMs: 60_000 });
    shelf.put(1, 1);
    await store.get(1);
    shelf.put(1, 2);

    bell.handlers.listening(true);
    bell.handlers.changed(1, 2);
    await aMoment();
    expect(store.peek(1)).toBe('1@1');

    now = 50;
    await aMoment(100);
    expect(store.peek(1)).toBe('1@2');
  });

  it('renews a project that publishes its counters, though nothing announces them', async () => {
    await store.stop();
    let compiled = 0;
    open({ countersMs: 100, compile: () => String(++compiled) });
    shelf.put(1, 1, true);
    shelf.put(2, 1, false);
    await store.get(1);
    await store.get(2);

    now = 100;
    await aMoment(100);

    expect(store.peek(1)).toBe('3');
    expect(store.peek(2)).toBe('2');
  });
});
