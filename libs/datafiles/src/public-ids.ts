import { dayMs } from '#libs/durations';
import { BoundedMap } from '#libs/memory';
import { cacheKeys } from './cache-keys.js';
import { ExpiringSet } from './expiring-set.js';

/** Where public ids are looked up when this process does not know them. */
export interface PublicIdSource {
  /** @throws while it is unavailable */
  find(publicId: string): Promise<number | undefined>;
}

export interface PublicIdsOptions {
  source: PublicIdSource;
  /** What other processes have found; asked while the source is unavailable. */
  shared?: SharedPublicIds | undefined;
  /** Milliseconds of a clock that only goes up. */
  now: () => number;
  /** How many are remembered. */
  capacity?: number;
}

/** A store that several processes have in common; it may fail. */
export interface SharedPublicIds {
  get(key: string): Promise<unknown>;
  set(key: string, projectId: number, lifetimeMs: number): Promise<unknown>;
}

const form = /^p_[0-9A-Za-z]{22}$/;
const sharedMs = dayMs;
const unknownMs = 3_000;
const maxUnknown = 10_000;

/** Which projects public ids name. A project keeps its own for ever, so what is known stays right. */
export class PublicIds {
  private readonly known: BoundedMap<string, number>;
  private readonly unknown: ExpiringSet<string>;

  constructor(private readonly options: PublicIdsOptions) {
    this.known = new BoundedMap(options.capacity ?? 100_000);
    this.unknown = new ExpiringSet(maxUnknown, unknownMs, options.now);
  }

  /** What this process knows; undefined says nothing about whether there is such a project. */
  peek(publicId: string): number | undefined {
    return this.known.get(publicId);
  }

  /**
   * The id of the project; undefined when there is none.
   *
   * @throws whatever the source throws while it is unavailable and nobody else knows
   */
  async find(publicId: string): Promise<number | undefined> {
    const known = this.known.get(publicId);
    if (known !== undefined || !form.test(publicId) || this.unknown.has(publicId)) return known;
    const found = await this.lookUp(publicId);
    if (found === undefined) this.unknown.add(publicId);
    else this.learn(publicId, found);
    return found;
  }

  /** Remembers what somebody came to know otherwise. */
  learn(publicId: string, projectId: number): void {
    if (this.known.get(publicId) === projectId) return;
    this.known.set(publicId, projectId);
    this.unknown.delete(publicId);
    void this.options.shared?.set(cacheKeys.publicId(publicId), projectId, sharedMs).catch(() => undefined);
  }

  private async lookUp(publicId: string): Promise<number | undefined> {
    try {
      return await this.options.source.find(publicId);
    } catch (error) {
      const shared = await this.options.shared?.get(cacheKeys.publicId(publicId)).catch(() => undefined);
      if (shared === undefined || shared === null) throw error;
      return Number(shared);
    }
  }
}
