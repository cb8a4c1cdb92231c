import { DomainError, isFaultOfOneRow, isTooMuchAtOnce } from '#libs/errors';
import { showWork } from '#libs/monitoring';

export interface GroupCommitOptions<Item, Result> {
  /** What a flush does, as traces call it. */
  name: string;
  /**
   * Stores all items durably or none, and gives one result per item, in order. A rejection that
   * `isFaultOfOneRow` recognises is looked into, as is a flush that is too much at once; any other rejection is every
   * waiting caller's.
   */
  flush: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How many rows an item is; 1 when left out. An item is never split over two flushes. */
  rowsOf?: (item: Item) => number;
  /** Rows of one flush at most (a single larger item travels alone). */
  maxFlushRows?: number;
  /** Items of one flush at most; any number when left out. */
  maxFlushItems?: number;
  /** Rows that may wait at most; more are refused. */
  maxWaitingRows?: number;
  /** Flushes under way at a time. */
  lanes?: number;
  /** Failures that would meet everything that waits as well, which is then refused at once. None when left out. */
  concernsAll?: (error: unknown) => boolean;
  /** Told by how many the rows change that wait for a flush. */
  onQueued?: (rows: number) => void;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly rows: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Lets the rows of many requests travel in one statement: while a flush is under way, everything that
 * arrives waits and then goes together. Callers hear of their item when it is durable.
 */
export class GroupCommit<Item, Result = void> {
  private waiting: Waiting<Item, Result>[] = [];
  private waitingRows = 0;
  private underWay = 0;
  private scheduled = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: GroupCommitOptions<Item, Result>) {}

  private get lanes(): number {
    return this.options.lanes ?? 1;
  }

  /** Rows that wait for a flush; those of a flush under way are not counted. */
  get queuedRows(): number {
    return this.waitingRows;
  }

  /** Whether something waits or is under way. */
  get isBusy(): boolean {
    return this.underWay > 0 || this.waiting.length > 0;
  }

  /**
   * Resolves once the item is stored.
   *
   * @throws DomainError unavailable when too much waits already; otherwise what the flush threw
   */
  append(item: Item): Promise<Result> {
    const rows = this.options.rowsOf?.(item) ?? 1;
    if (this.waitingRows + rows > (this.options.maxWaitingRows ?? 50_000))
      return Promise.reject(overloaded());
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, rows, resolve, reject });
      this.count(rows);
      this.schedule();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drained(): Promise<void> {
    if (!this.isBusy) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Starts after the requests that have just been read, so that they travel together. */
  private schedule(): void {
    if (this.scheduled || this.underWay >= this.lanes) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.startFlush();
    });
  }

  private startFlush(): void {
    if (this.underWay >= this.lanes) return;
    const batch = this.takeBatch();
    if (batch.length === 0) return;
    this.underWay++;
    if (this.waiting.length > 0) this.schedule();
    void this.store(batch).then((tell) => this.finishFlush(tell));
  }

  /** The next flush is on its way before anybody hears of this one, whose callers go on to use this thread. */
  private finishFlush(tell: Tell): void {
    this.underWay--;
    this.startFlush();
    tell();
    if (this.waiting.length > 0) this.schedule();
    else if (this.underWay === 0) this.tellIdle();
  }

  private tellIdle(): void {
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private takeBatch(): Waiting<Item, Result>[] {
    const { maxFlushRows: maxRows = 5_000, maxFlushItems = Infinity } = this.options;
    let rows = 0;
    let count = 0;
    for (const entry of this.waiting) {
      if (count === maxFlushItems || (count > 0 && rows + entry.rows > maxRows)) break;
      rows += entry.rows;
      count++;
    }
    this.count(-rows);
    return this.waiting.splice(0, count);
  }

  private count(rows: number): void {
    this.waitingRows += rows;
    this.options.onQueued?.(rows);
  }

  private takeAll(): Waiting<Item, Result>[] {
    this.count(-this.waitingRows);
    return this.waiting.splice(0);
  }

  /** Gives a way to tell the callers what became of their items. Never rejects. */
  private async store(batch: readonly Waiting<Item, Result>[]): Promise<Tell> {
    try {
      const results = await this.flush(batch.map(({ item }) => item));
      return () => batch.forEach((entry, index) => entry.resolve(results[index] as Result));
    } catch (error) {
      return this.storeRest(batch, error as Error);
    }
  }

  private flush(items: readonly Item[]): Promise<readonly Result[]> {
    const { name, flush } = this.options;
    const attributes = { 'abtesting.batch.size': items.length };
    return showWork({ name, attributes, isShared: true }, () => flush(items));
  }

  /** Halves a batch with a bad row until it stands alone, so that its neighbours are stored. */
  private async storeRest(batch: readonly Waiting<Item, Result>[], error: Error): Promise<Tell> {
    if (batch.length === 1 || !(isFaultOfOneRow(error) || isTooMuchAtOnce(error))) {
      const waiting = this.options.concernsAll?.(error) ? this.takeAll() : [];
      return () => [...batch, ...waiting].forEach((entry) => entry.reject(error));
    }
    const middle = batch.length >> 1;
    const tellFirst = await this.store(batch.slice(0, middle));
    const tellSecond = await this.store(batch.slice(middle));
    return () => {
      tellFirst();
      tellSecond();
    };
  }
}

type Tell = () => void;

function overloaded(): DomainError {
  return new DomainError(
    'unavailable',
    'dependency-unavailable',
    'Too many events are waiting to be stored. Try again later.',
    {
      retryAfterSeconds: 2,
    },
  );
}
