import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorReply } from 'redis';
import type { RedisSettings } from '#libs/config';
import { loadRedis } from './load-redis.js';
import { openServers } from './open-servers.js';
import type { MessageListener, RedisServers } from './redis-servers.js';
import type { RedisScript } from './redis-script.js';

export type Argument = string | number;

export interface RedisConnectionOptions {
  readonly settings: RedisSettings;
  /** By which `CLIENT LIST` tells connections apart; without blanks. */
  readonly name: string;
  /** Told once when Redis goes away, and then not again until it was back. */
  readonly onLost?: (error: Error) => void;
  readonly onBack?: () => void;
  /** How long a reply may take. */
  readonly limitMs?: number;
}

/** Redis did not answer; whether it has done what it was told is unknown. */
export class RedisAwayError extends Error {
  constructor(options?: ErrorOptions) {
    super('Redis is temporarily unavailable.', options);
    this.name = 'RedisAwayError';
  }
}

const heartbeatMs = 1_000;
const retryMs = 100;

/** After so long without an answer all connections are made again, since one to a lost host may never end. */
const resetMs = 5_000;

/** It has to answer for so long before its return is told: what comes and goes in between is one outage. */
const steadyMs = 2_000;

/** How long it is left alone at most when it goes away again and again. */
const longestRetryMs = 2_000;

/** Replies of a server, or a part of a cluster, that does not serve now. */
const notServing = /^(LOADING|CLUSTERDOWN|MASTERDOWN|READONLY|TRYAGAIN|MOVED|ASK|NOAUTH|WRONGPASS)\b/;

/**
 * Redis as everybody here uses it: it answers soon or not at all.
 *
 * The first sign of trouble makes every command fail at once, until a heartbeat in the background finds all
 * servers answering again. So nobody waits for a Redis that is gone, and nobody has to ask for its return.
 */
export class RedisConnection {
  private servers: RedisServers;
  private readonly listeners = new Map<string, MessageListener>();
  private subscribed = new Set<string>();
  private readonly upListeners: (() => void)[] = [];
  private up = false;
  private reportedAway = false;
  private closed = false;
  private lastHopeAt = performance.now();
  private foundAt = performance.now();
  /** How often in a row it was lost soon after it was found. */
  private relapses = 0;
  private wake: () => void = () => undefined;

  constructor(private readonly options: RedisConnectionOptions) {
    this.servers = openServers(options.settings, options.name);
  }

  /** Whether Redis answered when it was last asked. */
  get isUp(): boolean {
    return this.up;
  }

  /** Begins to connect; resolves when Redis answers, or without it after `patienceMs`. */
  async start(patienceMs = 1_000): Promise<void> {
    void this.watch();
    for (let waitedMs = 0; !this.up && waitedMs < patienceMs; waitedMs += 10) await sleep(10);
    if (!this.up) this.lose(this.servers.failure ?? new Error('It does not answer.'));
  }

  /**
   * The reply of a command on one key.
   *
   * @throws RedisAwayError when there is none; ErrorReply when Redis refuses the command
   */
  async send(key: string, ...args: readonly Argument[]): Promise<unknown> {
    if (!this.up) throw new RedisAwayError();
    try {
      return await this.withTimeout(this.servers.send(key, args.map(String)));
    } catch (cause) {
      if (isRefusal(cause)) throw cause;
      this.lose(cause as Error);
      throw new RedisAwayError({ cause });
    }
  }

  /** The same for a script; the first key decides where it runs. */
  async run(
    script: RedisScript,
    keys: readonly [string, ...string[]],
    args: readonly Argument[],
  ): Promise<unknown> {
    const rest = [keys.length, ...keys, ...args];
    try {
      return await this.send(keys[0], 'EVALSHA', script.sha, ...rest);
    } catch (error) {
      if (!isRefusal(error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return this.send(keys[0], 'EVAL', script.source, ...rest);
    }
  }

  /** Hears the channel whenever Redis is up; what is published in between is lost. One listener a channel. */
  listen(channel: string, listener: MessageListener): void {
    this.listeners.set(channel, listener);
    this.wake();
  }

  /** Calls back whenever Redis answers again, the first time included unless that was before. */
  whenUp(listener: () => void): void {
    this.upListeners.push(listener);
  }

  close(): void {
    this.closed = true;
    this.up = false;
    this.wake();
    this.servers.destroy();
  }

  private async watch(): Promise<void> {
    while (!this.closed) {
      await this.beat().then(
        () => this.find(),
        (error: Error) => this.miss(error),
      );
      await this.pause(this.up ? heartbeatMs : Math.min(retryMs * 2 ** this.relapses, longestRetryMs));
    }
  }

  private async beat(): Promise<void> {
    await this.withTimeout(this.servers.ping());
    for (const [channel, listener] of this.listeners) {
      if (this.subscribed.has(channel)) continue;
      await this.withTimeout(this.servers.subscribe(channel, listener));
      this.subscribed.add(channel);
    }
  }

  private find(): void {
    this.lastHopeAt = performance.now();
    if (this.closed) return;
    const wasUp = this.up;
    this.up = true;
    if (!wasUp) {
      this.foundAt = performance.now();
      for (const listener of this.upListeners) listener();
    }
    if (performance.now() - this.foundAt < steadyMs) return;
    this.relapses = 0;
    if (this.reportedAway) this.options.onBack?.();
    this.reportedAway = false;
  }

  private miss(error: Error): void {
    if (this.up) this.lose(error);
    if (this.closed || performance.now() - this.lastHopeAt < resetMs) return;
    this.lastHopeAt = performance.now();
    this.servers.destroy();
    this.subscribed = new Set();
    this.servers = openServers(this.options.settings, this.options.name);
  }

  private lose(error: Error): void {
    if (this.up) this.relapses = performance.now() - this.foundAt < steadyMs ? this.relapses + 1 : 0;
    this.up = false;
    this.wake();
    if (this.reportedAway || this.closed) return;
    this.reportedAway = true;
    this.options.onLost?.(error);
  }

  private async withTimeout<T>(reply: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const { limitMs = 1_000 } = this.options;
      timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
    });
    return Promise.race([reply, late]).finally(() => clearTimeout(timer));
  }

  private async pause(ms: number): Promise<void> {
    if (this.closed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Redis is there and does not want what it was told. */
function isRefusal(error: unknown): error is ErrorReply {
  return error instanceof loadRedis().ErrorReply && !notServing.test(error.message);
}
