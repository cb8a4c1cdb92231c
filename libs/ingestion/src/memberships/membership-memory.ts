import { BoundedMap } from '#libs/memory';

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
  private readonly entries: BoundedMap<string, SegmentIds>;

  constructor(capacity = 50_000) {
    this.entries = new BoundedMap(capacity);
  }

  get(key: MembershipKey): SegmentIds | undefined {
    return this.entries.get(nameOf(key));
  }

  set(key: MembershipKey, segmentIds: SegmentIds): void {
    this.entries.set(nameOf(key), segmentIds);
  }
}

function nameOf({ projectId, revision, endUserId }: MembershipKey): string {
  return `${projectId}/${revision}/${endUserId}`;
}
