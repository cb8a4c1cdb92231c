import { BoundedMap } from '#libs/memory';

/** Whose stored attributes are asked for. */
export interface EndUserKey {
  readonly projectId: number;
  readonly endUserId: string;
}

/** What is stored about an end user, by the names that rules use; empty for who is known by id only. */
export type StoredAttributes = Readonly<Record<string, unknown>>;

interface Remembered {
  readonly attributes: StoredAttributes;
  readonly readAt: number;
}

/** A bounded memory in which everything is forgotten after a short life; the oldest entries leave first. */
export class AttributeMemory {
  private readonly entries: BoundedMap<string, Remembered>;

  /**
   * @param elapsed milliseconds that only go up
   * @param lifetimeMs how late a change may be noticed
   */
  constructor(
    private readonly elapsed: () => number,
    private readonly lifetimeMs: number,
    capacity: number,
  ) {
    this.entries = new BoundedMap(capacity);
  }

  get(key: EndUserKey): StoredAttributes | undefined {
    const entry = this.entries.get(nameOf(key));
    return entry !== undefined && this.elapsed() - entry.readAt < this.lifetimeMs
      ? entry.attributes
      : undefined;
  }

  /** @param readAt when the question was sent, so that no answer is older than it looks */
  set(key: EndUserKey, attributes: StoredAttributes, readAt: number): void {
    this.entries.set(nameOf(key), { attributes, readAt });
  }
}

const nameOf = ({ projectId, endUserId }: EndUserKey): string => `${projectId}/${endUserId}`;
