import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '#libs/config';
import { DatafileStore } from '#libs/datafiles';
import { DomainError } from '#libs/errors';
import { ApiKeys, type AuthorizedKey } from '#libs/guards';
import { Siblings } from '#libs/processes';
import { Draining } from '#libs/program';
import { Clock } from '../clock.js';
import { holderOf } from '../edge/index.js';
import type { ServedProject } from '../serving/index.js';
import { EventStream, type Listener } from './event-stream.js';
import { changeMessage, heartbeat, opening, readRevisionTag, revisionTag } from './stream-messages.js';
import { StreamRegistry, type NoRoom } from './stream-registry.js';

const tickMs = 500;
/** A heartbeat every 20 seconds; proxies give up after a minute. */
const beats = 40;
/** Projects whose datafile had to leave memory are looked at so seldom. */
const ticksOfLook = 10;
/** Between other work: a message to as many takes about 5 ms. */
const slice = 250;
/** After the end of a process not all readers come back in the same moment. */
const retryMs = { least: 1_000, more: 2_000, step: 137 };

/** For so long nothing is offered to an address that had all it may have in other processes. */
const fullMs = 30_000;
const mostFull = 10_000;

/** A request to listen, whose token is read and whose key is valid. */
export interface Opening {
  readonly project: ServedProject;
  readonly key: AuthorizedKey;
  readonly origin: string | undefined;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
  /** What the reader knows already: the newest revision that it has heard of. */
  readonly knownRevision: number;
}

/** Tells those who listen that a project has changed. */
@Injectable()
export class EventStreams implements OnModuleInit, BeforeApplicationShutdown {
  /** Refused, by reason. */
  readonly refused: Record<NoRoom, number> = { address: 0, process: 0, stopping: 0 };
  /** Messages of changes. */
  sent = 0;
  /** Cut off because they did not read. */
  cut = 0;

  private readonly registry: StreamRegistry;
  /** The newest revision told, by project. */
  private readonly told = new Map<number, number>();
  /** When the next experiment ends by its time, by project, in milliseconds since 1970. */
  private readonly endsAt = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;
  private ticks = 0;
  private started = 0;
  private isEnding = false;
  /** Holders of addresses who had all they may have in other processes, and until when that is taken for granted. */
  private readonly fullElsewhere = new Map<string, number>();
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly config: Config,
    private readonly datafiles: DatafileStore<ServedProject>,
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
    private readonly siblings: Siblings,
    draining: Draining,
  ) {
    const { streamAddressLimit: ofAddress, streamLimit: ofProcess } = config;
    this.registry = new StreamRegistry({ ofAddress, ofProcess }, beats);
    draining.atFinish(() => this.endAll());
  }

  onModuleInit(): void {
    this.stopListening = this.datafiles.listen((projectId, revision) => this.hear(projectId, revision));
    this.timer = setInterval(() => this.tick(), tickMs);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopListening();
    this.endAll();
  }

  get open(): number {
    return this.registry.size;
  }

  /** Whether a caller from this address could open one now. */
  hasRoom(address: string): boolean {
    const holder = holderOf(address);
    if (this.isEnding || this.registry.refusal(holder) !== undefined) return false;
    const fullUntil = this.fullElsewhere.get(holder) ?? 0;
    return fullUntil <= this.clock.elapsed();
  }

  /**
   * The revision that a caller has heard of, from what a stream told it; loads it when this process is behind, since the
   * message may have come from another one.
   */
  async catchUp(projectId: number, tag: string): Promise<void> {
    const revision = readRevisionTag(this.config, projectId, tag);
    const held = this.datafiles.revisionOf(projectId);
    if (revision !== undefined && held !== undefined && held < revision)
      await this.datafiles.refresh(projectId);
  }

  /** The revision of a `Last-Event-ID`; undefined for none of ours. */
  readLastEvent(projectId: number, tag: string): number | undefined {
    return readRevisionTag(this.config, projectId, tag);
  }

  /**
   * Takes a part of the room that an address has in all processes that serve a port; `requireRoom` must come next.
   *
   * @throws DomainError unavailable when it is used up
   */
  async takePlace(address: string): Promise<void> {
    if (!this.sharesPlaces) return;
    const asked = { name: holderOf(address), limit: this.config.streamAddressLimit };
    if (await this.siblings.ask('take-place', asked, (isTaken) => isTaken as boolean)) return;
    if (this.fullElsewhere.size >= mostFull) this.fullElsewhere.clear();
    this.fullElsewhere.set(asked.name, this.clock.elapsed() + fullMs);
    throw this.refuse('address');
  }

  /** @throws DomainError unavailable when there is no room in this process */
  requireRoom(address: string): void {
    const holder = holderOf(address);
    const refusal = this.isEnding ? 'stopping' : this.registry.refusal(holder);
    if (refusal === undefined) return;
    if (this.sharesPlaces) this.siblings.tell('leave-place', holder);
    throw this.refuse(refusal);
  }

  private get sharesPlaces(): boolean {
    return this.siblings.areThere && this.config.streamAddressLimit > 0;
  }

  private refuse(refusal: NoRoom): DomainError {
    this.refused[refusal]++;
    const code = refusal === 'stopping' ? 'stopping' : 'busy';
    return new DomainError('unavailable', code, refusals[refusal], { retryAfterSeconds: 60 });
  }

  /** Sends what belongs to a stream from here on until it ends; its headers are out. */
  start(response: ServerResponse, { project, key, origin, address, knownRevision }: Opening): void {
    const { projectId, revision } = project.compiled;
    const { keyId } = key;
    const isPublic = key.kind !== 'secret';
    const listener: Listener = { projectId, keyId, isPublic, origin, holder: holderOf(address) };
    const stream = new EventStream(response, listener);
    response.on('close', () => this.remove(stream));
    this.registry.add(stream);
    // What was told to others already is newer than what this process had in memory a moment ago.
    const newest = Math.max(revision, this.told.get(projectId) ?? 0);
    this.told.set(projectId, newest);
    if (!this.endsAt.has(projectId)) this.noteEnd(project);
    const tag = revisionTag(this.config, projectId, newest);
    const delayMs = retryMs.least + ((this.started++ * retryMs.step) % retryMs.more);
    this.send(stream, opening(tag, delayMs));
    if (knownRevision < newest) this.tell(stream, changeMessage(tag));
  }

  private remove(stream: EventStream): void {
    const { projectId, holder } = stream.listener;
    if (this.registry.remove(stream) && this.sharesPlaces) this.siblings.tell('leave-place', holder);
    if (this.registry.of(projectId).size > 0) return;
    this.told.delete(projectId);
    this.endsAt.delete(projectId);
  }

  private hear(projectId: number, revision: number): void {
    if (this.registry.of(projectId).size === 0 || revision <= (this.told.get(projectId) ?? 0)) return;
    this.told.set(projectId, revision);
    const project = this.datafiles.peek(projectId);
    if (project !== undefined) {
      this.noteEnd(project);
      this.endRefused(project);
    }
    void this.broadcast(projectId, revision);
  }

  /** In slices, so that requests in between do not wait. */
  private async broadcast(projectId: number, revision: number): Promise<void> {
    const message = changeMessage(revisionTag(this.config, projectId, revision));
    let count = 0;
    for (const stream of [...this.registry.of(projectId)]) {
      this.tell(stream, message);
      if (++count % slice === 0) await turnOfTheLoop();
    }
  }

  private tell(stream: EventStream, message: string): void {
    if (this.send(stream, message)) this.sent++;
  }

  private send(stream: EventStream, text: string): boolean {
    if (!stream.isOpen) return false;
    if (stream.send(text)) return true;
    this.cut++;
    this.remove(stream);
    return false;
  }

  private tick(): void {
    this.ticks++;
    for (const stream of [...this.registry.due()]) this.send(stream, heartbeat);
    this.tellEnds();
    if (this.ticks % ticksOfLook === 0) this.lookAtProjects();
    this.checkKeys();
  }

  /** An experiment that ends by its time changes answers, and no revision says so. */
  private tellEnds(): void {
    const now = this.clock.now();
    for (const [projectId, endAt] of this.endsAt) {
      if (endAt > now) continue;
      const project = this.datafiles.peek(projectId);
      if (project === undefined) this.endsAt.delete(projectId);
      else this.noteEnd(project);
      void this.broadcast(projectId, this.told.get(projectId) ?? 0);
    }
  }

  private noteEnd({ compiled: { projectId, experiments } }: ServedProject): void {
    const now = this.clock.now();
    const ends = experiments.map(({ endAt }) => endAt).filter((endAt) => endAt > now);
    this.endsAt.set(projectId, Math.min(Infinity, ...ends));
  }

  /** A project that had to leave memory is told of by announcements alone, of which one may be lost. */
  private lookAtProjects(): void {
    for (const projectId of this.registry.projects())
      if (this.datafiles.revisionOf(projectId) === undefined)
        this.datafiles.get(projectId).catch(() => undefined);
  }

  /** Those whose key is not valid any more end. While keys cannot be looked up, streams go on. */
  private checkKeys(): void {
    const byKey = new Map<number | null, EventStream[]>();
    for (const stream of this.registry.all()) {
      const { keyId } = stream.listener;
      const others = byKey.get(keyId);
      if (others) others.push(stream);
      else byKey.set(keyId, [stream]);
    }
    for (const [keyId, streams] of byKey) void this.checkKey(keyId, streams);
  }

  private async checkKey(keyId: number | null, streams: readonly EventStream[]): Promise<void> {
    let key: AuthorizedKey | undefined;
    try {
      key = await this.keys.current(keyId);
    } catch {
      return;
    }
    for (const stream of streams) if (!mayListen(key, stream.listener.projectId)) this.end(stream);
  }

  /** Those of pages end when the project does not offer any more, or not to their site. */
  private endRefused(project: ServedProject): void {
    for (const stream of [...this.registry.of(project.compiled.projectId)]) {
      const { isPublic, origin } = stream.listener;
      const isOffered = !isPublic || project.compiled.settings.browserStreams === true;
      if (!isOffered || !project.allowsOrigin(origin)) this.end(stream);
    }
  }

  private endAll(): void {
    this.isEnding = true;
    for (const stream of [...this.registry.all()]) this.end(stream);
  }

  private end(stream: EventStream): void {
    this.remove(stream);
    stream.end();
  }
}

/** Whether a key opens streams of a project. */
export const mayListen = (key: AuthorizedKey | undefined, projectId: number): key is AuthorizedKey =>
  key !== undefined && key.projectId === projectId && key.scopes.has('decide');

const refusals: Record<NoRoom, string> = {
  address: 'This address has as many event streams open as it may.',
  process: 'As many event streams are open as are served at once.',
  stopping: 'The service is stopping. Try again.',
};
