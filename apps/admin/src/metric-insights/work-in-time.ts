import { BoundedMap } from '#libs/memory';

/** Something that is worked out under a name. */
export interface Task<Value> {
  key: string;
  work: () => Promise<Value>;
}

export interface WorkInTimeOptions<Value> {
  /** How long a value is taken as it is, in milliseconds. */
  freshMs: (value: Value) => number;
  /** How many values are kept. */
  most: number;
  /** Milliseconds of any clock that does not go back. */
  now?: () => number;
  /** Is told of what went wrong. */
  failed: (error: unknown) => void;
}

interface Known<Value> {
  value: Value;
  freshUntil: number;
}

/**
 * Works things out one after the other, for as long as the one who asks may wait; what is left then goes on and is there the
 * next time. What is known and not fresh any more stands in for what is not there in time.
 */
export class WorkInTime<Value> {
  private readonly known: BoundedMap<string, Known<Value>>;
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly options: Required<WorkInTimeOptions<Value>>;

  constructor({ now = () => performance.now(), ...options }: WorkInTimeOptions<Value>) {
    this.options = { now, ...options };
    this.known = new BoundedMap(options.most);
  }

  /**
   * @param over when nobody waits any longer
   * @returns by task; undefined for what is not known yet
   */
  async take(tasks: readonly Task<Value>[], over: Promise<unknown>): Promise<(Value | undefined)[]> {
    const all = (async () => {
      for (const task of tasks) if (!this.isFresh(task.key)) await this.doOnce(task);
    })();
    await Promise.race([all, over]);
    return tasks.map(({ key }) => this.known.get(key)?.value);
  }

  private isFresh(key: string): boolean {
    const known = this.known.get(key);
    return known !== undefined && this.options.now() < known.freshUntil;
  }

  /** Several who ask at once wait for the same. */
  private doOnce({ key, work }: Task<Value>): Promise<void> {
    const begun = this.underWay.get(key);
    if (begun) return begun;
    const done = work()
      .then((value) => this.keep(key, value), this.options.failed)
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, done);
    return done;
  }

  private keep(key: string, value: Value): void {
    this.known.set(key, { value, freshUntil: this.options.now() + this.options.freshMs(value) });
  }
}
