/** What is known of the uses of one key since they were stored last. */
export interface KeyUse {
  /** The last one, in milliseconds since 1970. */
  at: number;
  /** The network of the last one; undefined when it is not to be known. */
  from: string | undefined;
  /** All networks that it was used from, in a bounded number. */
  networks: Set<string>;
}

export interface KeyUsesOptions {
  /** Stores the uses of each key. */
  write: (uses: ReadonlyMap<number, KeyUse>) => Promise<void>;
  onError?: (error: Error) => void;
  /** The least time between two writes. */
  everyMs?: number;
}

/** A first use is written that late, so that those of one moment go together. */
const gatherMs = 50;

/** More networks of one key than that between two writes are many in any case. */
const maxNetworks = 100;

/** Collects when keys were used and stores it in one statement every few seconds, never one a request. */
export class KeyUses {
  private uses = new Map<number, KeyUse>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private writtenAt = -Infinity;

  constructor(private readonly options: KeyUsesOptions) {}

  /** @param from the network; undefined when it is not to be known */
  note(keyId: number, at: number, from?: string): void {
    const use = this.uses.get(keyId);
    if (use === undefined) this.uses.set(keyId, { at, from, networks: new Set(from ? [from] : []) });
    else addTo(use, { at, from, networks: from ? [from] : [] });
    this.timer ??= this.schedule();
  }

  /** Stores what there is, now; what cannot be stored is kept for the next time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  private schedule(): NodeJS.Timeout {
    const { everyMs = 3_000 } = this.options;
    const dueMs = this.writtenAt + everyMs - performance.now();
    const timer = setTimeout(() => void this.flush(), Math.max(gatherMs, dueMs));
    return timer.unref();
  }

  private async write(): Promise<void> {
    const { uses } = this;
    if (uses.size === 0) return;
    this.uses = new Map();
    this.writtenAt = performance.now();
    try {
      await this.options.write(uses);
    } catch (error) {
      this.options.onError?.(error as Error);
      for (const [keyId, use] of this.uses) {
        const kept = uses.get(keyId);
        if (kept) addTo(kept, use);
        else uses.set(keyId, use);
      }
      this.uses = uses;
      this.timer ??= this.schedule();
    }
  }
}

function addTo(
  use: KeyUse,
  { at, from, networks }: Omit<KeyUse, 'networks'> & { networks: Iterable<string> },
): void {
  use.at = Math.max(use.at, at);
  use.from = from ?? use.from;
  for (const network of networks) if (use.networks.size < maxNetworks) use.networks.add(network);
}
