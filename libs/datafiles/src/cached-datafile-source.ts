import { setTimeout as sleep } from 'node:timers/promises';
import type { Datafile } from '#libs/evaluation';
import type { DatafileCache } from './datafile-cache.js';
import type { DatafileSource } from './datafile-source.js';

export interface CachedDatafileSourceOptions {
  /** Where revisions are made: PostgreSQL. */
  origin: DatafileSource;
  cache: DatafileCache;
  /** How long an entry stays in the cache without being renewed. */
  lifetimeMs: number;
  /** Milliseconds of a clock that only goes up. */
  now: () => number;
  /** How long the origin may take to tell a revision while the cache has an answer. */
  patienceMs?: number;
}

/** A revision, nobody to serve, or an origin that does not say. */
type Current = { revision: number } | 'nobody' | 'away';

const claimedByAnotherMs = 300;
const lookAgainMs = 10;
/** Entries are renewed so many times in their lifetime. */
const renewals = 3;

/**
 * Datafiles from the cache when they are of the revision that the origin has now, otherwise from the origin,
 * once for all processes. While the origin is unavailable the cached ones are good enough, whatever their revision.
 */
export class CachedDatafileSource implements DatafileSource {
  private renewedAt = -Infinity;

  constructor(private readonly options: CachedDatafileSourceOptions) {}

  async load(projectId: number): Promise<Datafile | undefined> {
    const { cache, origin } = this.options;
    const [cached, current] = await Promise.all([cache.find(projectId), this.currentRevision(projectId)]);
    if (current === 'nobody') return undefined;
    if (current === 'away') return cached ?? origin.load(projectId);
    // Nothing raises a revision when counters change, so published ones are read again.
    if (cached?.settings.publishCounters) return this.loadAndKeep(projectId);
    if (cached?.revision === current.revision) return cached;
    return this.loadOnce(projectId, current.revision);
  }

  /** Anyone who asks for the revisions of projects serves them, so it keeps their entries alive as well. */
  revisions(projectIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const { now, lifetimeMs } = this.options;
    if (now() - this.renewedAt >= lifetimeMs / renewals) {
      this.renewedAt = now();
      void this.renew(projectIds);
    }
    return this.options.origin.revisions(projectIds);
  }

  private async currentRevision(projectId: number): Promise<Current> {
    const asked = this.options.origin.revisions([projectId]).then(
      (revisions): Current => {
        const revision = revisions.get(projectId);
        return revision === undefined ? 'nobody' : { revision };
      },
      (): Current => 'away',
    );
    const late = sleep<Current>(this.options.patienceMs ?? 1_000, 'away', { ref: false });
    return Promise.race([asked, late]);
  }

  /** Lets one process load, and the others wait for what it finds, though not for long. */
  private async loadOnce(projectId: number, revision: number): Promise<Datafile | undefined> {
    const { cache, now } = this.options;
    if (await cache.claim(projectId, revision)) return this.loadAndKeep(projectId);
    for (const started = now(); now() - started < claimedByAnotherMs;) {
      await sleep(lookAgainMs);
      const found = await cache.find(projectId);
      if (found && found.revision >= revision) return found;
    }
    return this.loadAndKeep(projectId);
  }

  private async loadAndKeep(projectId: number): Promise<Datafile | undefined> {
    const datafile = await this.options.origin.load(projectId);
    if (datafile) void this.options.cache.keep(datafile);
    return datafile;
  }

  /** What Redis has lost is put back one after the other, since nobody waits for it. */
  private async renew(projectIds: readonly number[]): Promise<void> {
    const missing = await this.options.cache.renew(projectIds);
    for (const projectId of missing) await this.load(projectId).catch(() => undefined);
  }
}
