import { BoundedMap } from '#libs/memory';

/** How much may be held: by number, by weight, or both. */
export interface Room {
  /** Projects at most. */
  readonly number: number;
  /** Bytes at most, of all projects together. */
  readonly bytes: number;
}

const mostNoted = 100_000;

interface Weighed<Entry> {
  readonly entry: Entry;
  readonly bytes: number;
}

/**
 * What a process holds of projects, the least recently used first. The newest one stays, whatever it weighs.
 *
 * Remembers which revision of a project was pushed out, to tell a load that only brings it back.
 */
export class HeldProjects<Entry extends { readonly revision: number }> {
  private readonly held = new Map<number, Weighed<Entry>>();
  private readonly pushedOut = new BoundedMap<number, number>(mostNoted);
  private weight = 0;

  constructor(private readonly room: Room) {}

  get size(): number {
    return this.held.size;
  }

  /** Bytes, about. */
  get bytes(): number {
    return this.weight;
  }

  get(projectId: number): Entry | undefined {
    return this.held.get(projectId)?.entry;
  }

  ids(): number[] {
    return [...this.held.keys()];
  }

  *entries(): Generator<[number, Entry]> {
    for (const [projectId, { entry }] of this.held) yield [projectId, entry];
  }

  /** Makes it the most recently used one. */
  touch(projectId: number): void {
    const held = this.held.get(projectId);
    if (held === undefined) return;
    this.held.delete(projectId);
    this.held.set(projectId, held);
  }

  /** @returns whether the very revision was held before and had to leave */
  put(projectId: number, entry: Entry, bytes: number): boolean {
    const isBack = this.pushedOut.get(projectId) === entry.revision;
    this.pushedOut.delete(projectId);
    this.delete(projectId);
    this.held.set(projectId, { entry, bytes });
    this.weight += bytes;
    this.makeRoom();
    return isBack;
  }

  delete(projectId: number): void {
    this.weight -= this.held.get(projectId)?.bytes ?? 0;
    this.held.delete(projectId);
  }

  private makeRoom(): void {
    for (const [projectId, { entry }] of this.held) {
      const fits = this.held.size <= this.room.number && this.weight <= this.room.bytes;
      if (fits || this.held.size === 1) return;
      this.delete(projectId);
      this.pushedOut.set(projectId, entry.revision);
    }
  }
}
