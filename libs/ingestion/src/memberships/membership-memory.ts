/** Whose memberships are asked for, and as of which revision of the project at least. */
export interface MembershipKey {
  readonly projectId: number;
  readonly revision: number;
  readonly endUserId: string;
}

/** The segments of the project that the end user is explicitly assigned to. */
export type SegmentIds = ReadonlySet<number>;

/**
 * A bounded memory of memberships. Every change of them gives the project a new revision, so what was read
 * under one is never taken for another; the oldest entries leave first.
 */
export class MembershipMemory {
  private readonly entries = new Map<string, SegmentIds>();

  constructor(private readonly capacity = 50_000) {}

  get(key: MembershipKey): SegmentIds | undefined {
    return this.entries.get(nameOf(key));
  }

  set(key: MembershipKey, segmentIds: SegmentIds): void {
    this.entries.set(nameOf(key), segmentIds);
    if (this.entries.size <= this.capacity) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      return;
    }
  }
}

function nameOf({ projectId, revision, endUserId }: MembershipKey): string {
  return `${projectId}/${revision}/${endUserId}`;
}
