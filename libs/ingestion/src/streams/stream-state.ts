import type { RedisConnection } from '#libs/redis';
import { shardKeys, shards } from './shards.js';

const checkMs = 1_000;

interface ShardState {
  /** Redis writes down what it acknowledges, and throws none of it away when its memory is full. */
  readonly isDurable: boolean;
  readonly hasWorker: boolean;
}

const unknown: ShardState = { isDurable: false, hasWorker: false };

/**
 * Whether streams may be trusted with events, and whether somebody drains them; asked once a second
 * and whenever Redis is back.
 */
export class StreamState {
  private states: readonly ShardState[] = [];
  private timer: NodeJS.Timeout | undefined;
  private wasDurable: boolean | undefined;

  /** @param onChange told, after the first answers and whenever it changes, whether events are safe in Redis */
  constructor(
    private readonly redis: RedisConnection,
    private readonly onChange: (isDurable: boolean) => void = () => undefined,
  ) {}

  /** Resolves after the first answers. */
  async start(): Promise<void> {
    this.redis.whenUp(() => void this.check());
    await this.check();
    this.schedule();
  }

  /** The framework calls it at the end. */
  onApplicationShutdown(): void {
    this.stop();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Whether every shard writes down what it acknowledges; otherwise events need PostgreSQL. */
  get isDurable(): boolean {
    return shards.every((shard) => this.of(shard).isDurable);
  }

  of(shard: number): ShardState {
    return this.redis.isUp ? (this.states[shard] ?? unknown) : unknown;
  }

  async check(): Promise<void> {
    this.states = await Promise.all(shards.map((shard) => this.ask(shard).catch(() => unknown)));
    if (!this.redis.isUp || this.isDurable === this.wasDurable) return;
    this.wasDurable = this.isDurable;
    this.onChange(this.isDurable);
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      void this.check().then(() => this.timer && this.schedule());
    }, checkMs);
    this.timer.unref();
  }

  private async ask(shard: number): Promise<ShardState> {
    const key = shardKeys.worker(shard);
    const [persistence, memory, workers] = await Promise.all([
      this.redis.send(key, 'INFO', 'persistence'),
      this.redis.send(key, 'INFO', 'memory'),
      this.redis.send(key, 'EXISTS', key),
    ]);
    return {
      isDurable:
        /^aof_enabled:1\b/m.test(String(persistence)) &&
        /^aof_last_write_status:ok\b/m.test(String(persistence)) &&
        /^maxmemory_policy:(noeviction|volatile-)/m.test(String(memory)),
      hasWorker: workers === 1,
    };
  }
}
