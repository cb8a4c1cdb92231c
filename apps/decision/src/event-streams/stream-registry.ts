import type { EventStream } from './event-stream.js';

/** Why there is no room for a stream. */
export type NoRoom = 'address' | 'process' | 'stopping';

export interface StreamLimits {
  /** 0 for no limit. */
  readonly ofAddress: number;
  readonly ofProcess: number;
}

/** All streams of a process: by project, by holder of an address, and in the order of their heartbeats. */
export class StreamRegistry {
  private readonly byProject = new Map<number, Set<EventStream>>();
  private readonly counts = new Map<string, number>();
  private readonly beats: Set<EventStream>[];
  private readonly beatOf = new Map<EventStream, number>();
  private nextBeat = 0;
  private nextTick = 0;

  /** @param beats after so many ticks each stream has had one heartbeat */
  constructor(
    private readonly limits: StreamLimits,
    beats: number,
  ) {
    this.beats = Array.from({ length: beats }, () => new Set<EventStream>());
  }

  get size(): number {
    return this.beatOf.size;
  }

  projects(): number[] {
    return [...this.byProject.keys()];
  }

  of(projectId: number): ReadonlySet<EventStream> {
    return this.byProject.get(projectId) ?? none;
  }

  all(): Iterable<EventStream> {
    return this.beatOf.keys();
  }

  /** Undefined when there is room. */
  refusal(holder: string): NoRoom | undefined {
    const { ofAddress, ofProcess } = this.limits;
    if (this.size >= ofProcess) return 'process';
    if (ofAddress > 0 && (this.counts.get(holder) ?? 0) >= ofAddress) return 'address';
    return undefined;
  }

  add(stream: EventStream): void {
    const { projectId, holder } = stream.listener;
    const siblings = this.byProject.get(projectId) ?? new Set();
    this.byProject.set(projectId, siblings.add(stream));
    this.counts.set(holder, (this.counts.get(holder) ?? 0) + 1);
    const beat = this.nextBeat++ % this.beats.length;
    this.beats[beat]!.add(stream);
    this.beatOf.set(stream, beat);
  }

  /** Whether it was there. */
  remove(stream: EventStream): boolean {
    const beat = this.beatOf.get(stream);
    if (beat === undefined) return false;
    this.beatOf.delete(stream);
    this.beats[beat]!.delete(stream);
    const { projectId, holder } = stream.listener;
    const siblings = this.byProject.get(projectId);
    siblings?.delete(stream);
    if (siblings?.size === 0) this.byProject.delete(projectId);
    const left = (this.counts.get(holder) ?? 1) - 1;
    if (left > 0) this.counts.set(holder, left);
    else this.counts.delete(holder);
    return true;
  }

  /** Those whose heartbeat is due at this tick. */
  due(): ReadonlySet<EventStream> {
    return this.beats[this.nextTick++ % this.beats.length]!;
  }
}

const none: ReadonlySet<EventStream> = new Set();
