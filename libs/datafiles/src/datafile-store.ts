import type { Datafile } from '#libs/evaluation';
import { showWork } from '#libs/monitoring';
import type { Announcements } from './announcements.js';
import type { DatafileSource } from './datafile-source.js';
import { ExpiringSet } from './expiring-set.js';
import { HeldProjects } from './held-projects.js';

/** Which ids of projects are joined, held beside their datafiles and as fresh as they are. */
export interface JoinedIdsOfProjects {
  /**
   * Reads what is new. Never rejects.
   *
   * @param hurries whether somebody waits for it
   */
  refresh(projectId: number, hurries?: boolean): Promise<void>;
  /** Forgets all other projects. */
  keepOnly(projectIds: ReadonlySet<number>): void;
}

export interface DatafileStoreOptions<Compiled> {
  source: DatafileSource;
  announcements: Announcements;
  /** Read with each datafile, and when joins are announced. */
  joined?: JoinedIdsOfProjects;
  /** Makes what is held from a datafile; called once per loaded revision. */
  compile: (datafile: Datafile) => Compiled;
  /** How many projects are held; the least recently used leaves first. Any number when left out. */
  capacity?: number;
  /** How many bytes they may take together, about; the same. */
  maxBytes?: number;
  /**
   * Told once when projects that had to leave come back unchanged several times a second: there is too little room for
   * those in use.
   */
  onCrowded?: (reloadsASecond: number) => void;
  /** Milliseconds of a clock that only goes up. */
  now: () => number;
  /** How often the revisions of everything held are compared, to repair lost announcements. */
  pollMs?: number;
  /** How long a project that was not found is answered as unknown without asking again. */
  unknownMs?: number;
  /**
   * How long after an outage changes wait, so that exposures which processes still had in memory are in the
   * database before a change of shares takes effect.
   */
  settleMs?: number;
  /** How old the datafile of a project that publishes its counters may get, which no change announces. */
  countersMs?: number;
  /** Told of background loads that failed; they are tried again. */
  onError?: (error: Error) => void;
}

/** A compiled project with the revision it was compiled from. */
interface HeldProject<Compiled> {
  readonly revision: number;
  readonly project: Compiled;
  /** When its counters are too old; never for a project that does not publish them. */
  readonly expiresAt: number;
}

/** Told that a project has this revision now: what is answered from here on is of it, or will be loaded. Must not throw. */
export type RevisionListener = (projectId: number, revision: number) => void;

/** What is held of a project is so many times as long as its datafile, as measured with 1,000 projects of 20 experiments. */
const bytesOfCharacter = 4;
const bytesOfProject = 4_096;

/** So many projects a second that only come back are too many, over so long a time. */
const crowdedReloads = 5;
const crowdedMs = 10_000;

const maxUnknown = 10_000;
const parallelRefreshes = 4;
/** Projects whose joins are read again at each poll. */
const joinedAtOnce = 20;

/**
 * The compiled projects of this process.
 *
 * Loads each at most once at a time, never goes back to an older revision, and answers from what it holds
 * while the source is unavailable. A committed change arrives with its announcement, or with the next poll.
 */
export class DatafileStore<Compiled> {
  private readonly held: HeldProjects<HeldProject<Compiled>>;
  private readonly loading = new Map<number, Promise<HeldProject<Compiled> | undefined>>();
  /** Highest revision announced while the project was being loaded. */
  private readonly announced = new Map<number, number>();
  private readonly unknown: ExpiringSet;
  private readonly listeners = new Set<RevisionListener>();
  private mostRecent = 0;
  private hitCount = 0;
  private loadCount = 0;
  private reloadCount = 0;
  private readonly crowded = { since: -Infinity, reloads: 0, told: false };
  private settledAt = 0;
  private nextJoined = 0;
  private timer: NodeJS.Timeout | undefined;
  private settling: NodeJS.Timeout | undefined;

  constructor(private readonly options: DatafileStoreOptions<Compiled>) {
    const { capacity = Infinity, maxBytes = Infinity } = options;
    this.held = new HeldProjects({ number: capacity, bytes: maxBytes });
    this.unknown = new ExpiringSet(maxUnknown, options.unknownMs ?? 3_000, options.now);
  }

  /** Listens for changes and polls; nothing is loaded before somebody asks. */
  start(): void {
    this.options.announcements.start({
      changed: (projectId, revision) => this.hear(projectId, revision),
      joined: (projectId) => this.hearJoined(projectId),
      listening: (afterOutage) => this.catchUp(afterOutage),
    });
    this.schedulePoll();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    clearTimeout(this.settling);
    this.timer = undefined;
    await this.options.announcements.stop();
  }

  /** How often a project was found in memory since the start. */
  get hits(): number {
    return this.hitCount;
  }

  /** How often one was loaded, because it was not in memory or had changed. */
  get loads(): number {
    return this.loadCount;
  }

  /** How often one was loaded that had to leave memory and had not changed. */
  get reloads(): number {
    return this.reloadCount;
  }

  /** What is in memory takes so many bytes, about. */
  get bytes(): number {
    return this.held.bytes;
  }

  /** The revisions in memory, by project. */
  revisions(): ReadonlyMap<number, number> {
    return new Map([...this.held.entries()].map(([projectId, { revision }]) => [projectId, revision]));
  }

  /** The revision in memory; undefined for a project that is not there. */
  revisionOf(projectId: number): number | undefined {
    return this.held.get(projectId)?.revision;
  }

  /**
   * Tells of every new revision: once it is in memory or, of projects that are not, when it is announced. One may be told
   * twice.
   *
   * @returns what ends it
   */
  listen(listener: RevisionListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What is in memory, without waiting; undefined says nothing about whether the project exists. */
  peek(projectId: number): Compiled | undefined {
    const entry = this.held.get(projectId);
    if (entry === undefined) return undefined;
    this.hitCount++;
    if (projectId !== this.mostRecent) this.touch(projectId);
    return entry.project;
  }

  /** Everything in memory, the least recently used first. */
  *all(): Generator<Compiled> {
    for (const [, { project }] of this.held.entries()) yield project;
  }

  /**
   * The compiled project, loaded when it is not in memory; undefined when there is none to serve.
   *
   * @throws whatever the source throws while it is unavailable and nothing is held
   */
  async get(projectId: number): Promise<Compiled | undefined> {
    const project = this.peek(projectId);
    if (project !== undefined) return project;
    if (this.unknown.has(projectId)) return undefined;
    return (await this.load(projectId))?.project;
  }

  /**
   * Looks for a newer revision now, for a caller who met signs of one; keeps what is held on failure.
   */
  async refresh(projectId: number): Promise<void> {
    await this.load(projectId).catch((error: Error) => this.options.onError?.(error));
  }

  private touch(projectId: number): void {
    this.mostRecent = projectId;
    this.held.touch(projectId);
  }

  private load(projectId: number): Promise<HeldProject<Compiled> | undefined> {
    const running = this.loading.get(projectId);
    if (running) return running;
    const load = this.showLoad(projectId).finally(() => {
      this.loading.delete(projectId);
      this.announced.delete(projectId);
    });
    this.loading.set(projectId, load);
    return load;
  }

  private showLoad(projectId: number): Promise<HeldProject<Compiled> | undefined> {
    const work = {
      name: 'load datafile',
      attributes: { 'abtesting.project.id': projectId },
      isShared: false,
    };
    return showWork(work, () => this.loadLatest(projectId));
  }

  /** Loads again when a newer revision was announced while a snapshot was under way. */
  private async loadLatest(projectId: number): Promise<HeldProject<Compiled> | undefined> {
    for (;;) {
      this.announced.delete(projectId);
      this.loadCount++;
      const [datafile] = await Promise.all([
        this.options.source.load(projectId),
        this.options.joined?.refresh(projectId, true),
      ]);
      const expected = this.announced.get(projectId) ?? 0;
      if (expected > (datafile?.revision ?? 0)) continue;
      if (datafile) return this.hold(datafile);
      this.held.delete(projectId);
      this.unknown.add(projectId);
      return undefined;
    }
  }

  private hold(datafile: Datafile): HeldProject<Compiled> {
    const { projectId, revision } = datafile;
    const current = this.held.get(projectId);
    if (current && !this.isNewer(revision, current)) return current;
    const lifetimeMs = datafile.settings.publishCounters ? (this.options.countersMs ?? 60_000) : Infinity;
    const expiresAt = this.options.now() + lifetimeMs;
    const entry = { revision, project: this.options.compile(datafile), expiresAt };
    const bytes = bytesOfProject + bytesOfCharacter * JSON.stringify(datafile).length;
    if (this.held.put(projectId, entry, bytes)) this.noteReload();
    this.mostRecent = projectId;
    this.unknown.delete(projectId);
    if (current?.revision !== revision) this.tell(projectId, revision);
    return entry;
  }

  private tell(projectId: number, revision: number): void {
    for (const listener of this.listeners) listener(projectId, revision);
  }

  private noteReload(): void {
    this.reloadCount++;
    const { crowded, options } = this;
    const now = options.now();
    if (now - crowded.since > crowdedMs) Object.assign(crowded, { since: now, reloads: 0 });
    crowded.reloads++;
    if (crowded.told || crowded.reloads < (crowdedReloads * crowdedMs) / 1_000) return;
    crowded.told = true;
    options.onCrowded?.(Math.round((crowded.reloads * 1_000) / Math.max(now - crowded.since, 1_000)));
  }

  private isNewer(revision: number, current: HeldProject<Compiled>): boolean {
    return revision > current.revision || (revision === current.revision && this.hasExpired(current));
  }

  private hasExpired(entry: HeldProject<Compiled>): boolean {
    return entry.expiresAt <= this.options.now();
  }

  private hear(projectId: number, revision: number): void {
    this.unknown.delete(projectId);
    if (this.loading.has(projectId)) {
      this.announced.set(projectId, Math.max(revision, this.announced.get(projectId) ?? 0));
      return;
    }
    const entry = this.held.get(projectId);
    if (entry === undefined) return this.tell(projectId, revision);
    if (entry.revision >= revision || this.isSettling()) return;
    void this.refresh(projectId);
  }

  private hearJoined(projectId: number): void {
    if (this.held.get(projectId) !== undefined) void this.options.joined?.refresh(projectId);
  }

  private isSettling(): boolean {
    return this.options.now() < this.settledAt;
  }

  private catchUp(afterOutage: boolean): void {
    this.unknown.clear();
    const delayMs = afterOutage ? (this.options.settleMs ?? 1_500) : 0;
    this.settledAt = this.options.now() + delayMs;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.refreshOutdated(), delayMs);
    this.settling.unref();
  }

  private schedulePoll(): void {
    this.timer = setTimeout(() => {
      const poll = this.isSettling() ? Promise.resolve() : this.refreshOutdated();
      void poll.finally(() => this.timer && this.schedulePoll());
    }, this.options.pollMs ?? 5_000);
    this.timer.unref();
  }

  private async refreshOutdated(): Promise<void> {
    const ids = this.held.ids();
    if (ids.length === 0) return;
    this.repairJoined(ids);
    try {
      const revisions = await this.options.source.revisions(ids);
      const outdated = ids.filter((id) => this.isOutdated(id, revisions.get(id)));
      await Promise.all(Array.from({ length: parallelRefreshes }, () => this.refreshEach(outdated)));
    } catch (error) {
      this.options.onError?.(error as Error);
    }
  }

  /** Announcements of joins may be lost, as when a process ends before it has told: some projects are read at each poll. */
  private repairJoined(ids: readonly number[]): void {
    const { joined } = this.options;
    if (joined === undefined) return;
    joined.keepOnly(new Set(ids));
    for (let count = 0; count < Math.min(joinedAtOnce, ids.length); count++)
      void joined.refresh(ids[this.nextJoined++ % ids.length]!);
  }

  private isOutdated(projectId: number, revision: number | undefined): boolean {
    const entry = this.held.get(projectId);
    return entry !== undefined && (entry.revision !== revision || this.hasExpired(entry));
  }

  private async refreshEach(projectIds: number[]): Promise<void> {
    for (let id = projectIds.pop(); id !== undefined; id = projectIds.pop()) await this.refresh(id);
  }
}
