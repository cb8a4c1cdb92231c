import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '#libs/config';
import type { AuthorizedKey } from '#libs/guards';
import { Siblings } from '#libs/processes';
import { RedisConnection } from '#libs/redis';
import { SecurityLog } from '#libs/security';
import { Clock } from '../clock.js';
import { RateLimit } from './rate-limit.js';
import { RateLimitExchange } from './rate-limit-exchange.js';
import { answerRecalls, SiblingAllowances } from './sibling-allowances.js';

/**
 * How much calls may do in a minute: those without a secret key by their address, whatever key they carry, and the
 * events of secret keys by key. All processes that serve a port count together, and with Redis those of all machines.
 */
@Injectable()
export class PublicLimits implements OnModuleInit, OnApplicationShutdown {
  readonly calls: RateLimit;
  private readonly events: RateLimit;
  private readonly keyEvents: RateLimit;
  private exchanges: RateLimitExchange[] = [];

  constructor(
    config: Config,
    clock: Clock,
    private readonly securityLog: SecurityLog,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
    private readonly siblings: Siblings,
  ) {
    const now = () => clock.now();
    this.calls = new RateLimit(config.publicRateLimit, now, {
      onFirstRefusal: () => this.note('public-calls'),
    });
    this.events = new RateLimit(config.publicEventLimit, now, {
      refusal: 'Too many events from this address.',
      onFirstRefusal: () => this.note('public-events'),
    });
    this.keyEvents = new RateLimit(config.keyEventLimit, now, {
      refusal: 'Too many events with this key.',
      onRefusal: (name) => this.note('key-events', name),
    });
  }

  onModuleInit(): void {
    const all = { public: this.calls, 'public-events': this.events, 'key-events': this.keyEvents };
    const limits = Object.entries(all).filter(([, { isOn }]) => isOn);
    if (this.siblings.areThere) this.shareWithSiblings(limits);
    const { redis } = this;
    if (redis === undefined) return;
    this.exchanges = limits.map(([name, rateLimit]) => new RateLimitExchange({ rateLimit, redis, name }));
    for (const exchange of this.exchanges) exchange.start();
  }

  private shareWithSiblings(limits: readonly (readonly [string, RateLimit])[]): void {
    const { siblings } = this;
    const shared = new Map<string, SiblingAllowances>();
    for (const [name, rateLimit] of limits) {
      const allowances = new SiblingAllowances(siblings, name, rateLimit.limit, rateLimit.window);
      shared.set(name, allowances);
      rateLimit.shareWith(allowances);
    }
    answerRecalls(siblings, shared);
  }

  onApplicationShutdown(): void {
    for (const exchange of this.exchanges) exchange.stop();
  }

  /**
   * Counts the events of a call; a list that passes the limit is taken whole.
   *
   * @param key with which they came; undefined for none
   * @throws DomainError limited when the minute is used up
   */
  async countEvents(
    count: number,
    { address, key }: { address: string; key?: AuthorizedKey },
  ): Promise<void> {
    if (count === 0) return;
    if (key?.kind === 'secret') await this.keyEvents.count(nameOf(key), count);
    else await this.events.count(address, count);
  }

  /** Addresses of end users are told to nobody. */
  private note(reason: string, name = ''): void {
    const apiKeyId = Number(/^key (\d+)$/.exec(name)?.[1]) || undefined;
    this.securityLog.record({ kind: 'rate-limited', reason, apiKeyId, address: null });
  }
}

/** Tokens of the environment have no id, and one project. */
function nameOf({ keyId, projectId }: AuthorizedKey): string {
  return keyId === null ? `token ${projectId}` : `key ${keyId}`;
}

/** How many events a body brings; none when it brings more than a call may. */
export function eventsIn(body: unknown, most: number): number {
  if (!Array.isArray(body)) return 1;
  return body.length <= most ? body.length : 0;
}
