import { type RedisConnection, RedisScript } from '#libs/redis';
import { readEntry, type StreamEntry } from './stream-entry.js';
import { shardKeys, shards } from './shards.js';

/** How full the streams are. */
export interface StreamLag {
  /** Entries that are not in PostgreSQL yet. */
  readonly entries: number;
  /** Since the oldest of them came; 0 for none. */
  readonly oldestMs: number;
  /** Events that PostgreSQL refused. */
  readonly setAside: number;
}

/** The group that all workers are in. */
export const workerGroup = 'workers';
const group = workerGroup;
const workerLifetimeMs = 5_000;

/** How long ids stay known in Redis once PostgreSQL knows them: it is asked first. */
const rememberMs = 60_000;
const maxSetAside = 100_000;

/** KEYS: stream, then what was remembered of the entries. ARGV: group, milliseconds to remember, entry ids. */
const finishScript = new RedisScript(`
  local ids = {}
  for index = 3, #ARGV do ids[#ids + 1] = ARGV[index] end
  redis.call('XACK', KEYS[1], ARGV[1], unpack(ids))
  redis.call('XDEL', KEYS[1], unpack(ids))
  for index = 2, #KEYS do redis.call('PEXPIRE', KEYS[index], ARGV[2]) end
  return #ids
`);

/** More values than this do not fit into one call of a script. */
const maxValues = 4_000;

/** A worker's side of the streams of events: one consumer of the group that all workers are in. */
export class EventStreams {
  /** @param consumer a name that no other worker has */
  constructor(
    private readonly redis: RedisConnection,
    private readonly consumer: string,
  ) {}

  /** Says that the streams are drained, for a few seconds. */
  async announceWorker(): Promise<void> {
    await Promise.all(
      shards.map((shard) => {
        const key = shardKeys.worker(shard);
        return this.redis.send(key, 'SET', key, this.consumer, 'PX', workerLifetimeMs);
      }),
    );
  }

  /** Entries that nobody has had, up to `count` of each shard. */
  async read(count: number): Promise<StreamEntry[]> {
    const replies = await Promise.all(shards.map((shard) => this.readShard(shard, count)));
    return replies.flat();
  }

  /** Entries that a worker has had for longer than `idleMs` without finishing them; they are this one's now. */
  async takeOver(idleMs: number, count: number): Promise<StreamEntry[]> {
    const replies = await Promise.all(
      shards.map(async (shard) => {
        const key = shardKeys.stream(shard);
        const rest = [idleMs, '0', 'COUNT', count] as const;
        const reply = await this.inGroup(key, () =>
          this.redis.send(key, 'XAUTOCLAIM', key, group, this.consumer, ...rest),
        );
        return readEntries(shard, (reply as [string, unknown] | null)?.[1]);
      }),
    );
    return replies.flat();
  }

  /** Forgets entries that are in PostgreSQL. */
  async finish(entries: readonly StreamEntry[]): Promise<void> {
    await Promise.all(
      shards.map(async (shard) => {
        const ofShard = entries.filter((entry) => entry.shard === shard);
        for (const some of inPortions(ofShard)) await this.finishSome(shard, some);
      }),
    );
  }

  /** Keeps what PostgreSQL refuses out of the way, for somebody to look at. */
  async setAside(shard: number, what: { text: string; reason: string }): Promise<void> {
    const key = shardKeys.setAside(shard);
    const bound = ['MAXLEN', '~', maxSetAside, '*'] as const;
    await this.redis.send(key, 'XADD', key, ...bound, 'event', what.text, 'reason', what.reason);
  }

  async lag(now: number): Promise<StreamLag> {
    const ofShards = await Promise.all(shards.map((shard) => this.lagOf(shard, now)));
    return {
      entries: ofShards.reduce((sum, { entries }) => sum + entries, 0),
      oldestMs: Math.max(...ofShards.map(({ oldestMs }) => oldestMs)),
      setAside: ofShards.reduce((sum, { setAside }) => sum + setAside, 0),
    };
  }

  /** Removes consumers of workers that are gone for longer than `idleMs` and left nothing. */
  async forgetWorkers(idleMs: number): Promise<void> {
    for (const shard of shards) {
      const key = shardKeys.stream(shard);
      const reply = await this.inGroup(key, () => this.redis.send(key, 'XINFO', 'CONSUMERS', key, group));
      for (const consumer of (reply ?? []) as unknown[][]) {
        const facts = new Map(pairs(consumer));
        const isGone = facts.get('pending') === 0 && Number(facts.get('idle')) > idleMs;
        if (isGone)
          await this.redis.send(key, 'XGROUP', 'DELCONSUMER', key, group, String(facts.get('name')));
      }
    }
  }

  private async readShard(shard: number, count: number): Promise<StreamEntry[]> {
    const key = shardKeys.stream(shard);
    const command = [
      'XREADGROUP',
      'GROUP',
      group,
      this.consumer,
      'COUNT',
      count,
      'STREAMS',
      key,
      '>',
    ] as const;
    const reply = await this.inGroup(key, () => this.redis.send(key, ...command));
    return readEntries(shard, (reply as [[string, unknown]] | null)?.[0][1]);
  }

  /** Makes the group first where it is missing; it begins with everything that is there. */
  private async inGroup(key: string, ask: () => Promise<unknown>): Promise<unknown> {
    try {
      return await ask();
    } catch (error) {
      if (!/^NOGROUP|no such key/.test((error as Error).message)) throw error;
      await this.redis.send(key, 'XGROUP', 'CREATE', key, group, '0', 'MKSTREAM').catch(ignoreExisting);
      return ask();
    }
  }

  private async finishSome(shard: number, entries: readonly StreamEntry[]): Promise<void> {
    const remembered = entries.flatMap((entry) => entry.rememberedKeys);
    const keys = [shardKeys.stream(shard), ...remembered] as [string, ...string[]];
    await this.redis.run(finishScript, keys, [group, rememberMs, ...entries.map(({ id }) => id)]);
  }

  private async lagOf(shard: number, now: number): Promise<StreamLag> {
    const key = shardKeys.stream(shard);
    const setAside = shardKeys.setAside(shard);
    const [entries, oldest, refused] = await Promise.all([
      this.redis.send(key, 'XLEN', key),
      this.redis.send(key, 'XRANGE', key, '-', '+', 'COUNT', 1),
      this.redis.send(setAside, 'XLEN', setAside),
    ]);
    const [first] = oldest as [string, unknown][];
    const cameAt = first === undefined ? now : Number(first[0].split('-')[0]);
    return { entries: Number(entries), oldestMs: Math.max(0, now - cameAt), setAside: Number(refused) };
  }
}

function readEntries(shard: number, reply: unknown): StreamEntry[] {
  return ((reply ?? []) as [string, string[] | null][]).map(([id, fields]) => readEntry(shard, id, fields));
}

function* inPortions(entries: readonly StreamEntry[]): Generator<StreamEntry[]> {
  let portion: StreamEntry[] = [];
  let values = 0;
  for (const entry of entries) {
    const size = 1 + entry.rememberedKeys.length;
    if (portion.length > 0 && values + size > maxValues) {
      yield portion;
      portion = [];
      values = 0;
    }
    portion.push(entry);
    values += size;
  }
  if (portion.length > 0) yield portion;
}

function* pairs(flat: readonly unknown[]): Generator<[unknown, unknown]> {
  for (let index = 0; index + 1 < flat.length; index += 2) yield [flat[index], flat[index + 1]];
}

function ignoreExisting(error: Error): void {
  if (!error.message.startsWith('BUSYGROUP')) throw error;
}
