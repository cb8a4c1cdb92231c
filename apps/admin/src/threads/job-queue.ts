/** How much may wait and go on; all numbers are at least 1. */
export interface QueueLimits {
  /** Jobs that go on at a time. */
  atOnce: number;
  /** The same, of one owner; no limit of its own when left out. */
  atOnceOfOne?: number;
  /** Jobs that wait. */
  waiting: number;
  /** Jobs of one owner that wait or go on. */
  ofOne: number;
  /** How long a job waits at most, in milliseconds, unless it says so itself. */
  patienceMs: number;
}

/** Whose job it is, and who waits for it. */
export interface JobRequest {
  /** Owners get their turns one after the other, however many jobs each of them has. */
  owner: string;
  /** Goes before all that is not, and counts apart from it. */
  urgent?: boolean;
  /** How long it waits at most, in milliseconds, in place of the usual time. */
  patienceMs?: number;
  /** Says that nobody waits for it any more; a job that has not begun is dropped then. */
  gone?: AbortSignal;
}

/**
 * Why a job was not begun: the owner has too many, too many wait, it waited too long, nobody waits for it any more, or
 * the process stops.
 */
export type RefusalReason = 'share' | 'full' | 'late' | 'gone' | 'stopped';

export class JobRefused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`The job was not begun: ${reason}.`);
    this.name = 'JobRefused';
  }
}

interface Owner {
  key: string;
  /** Waiting ones included. */
  jobs: number;
  running: number;
  /** That of the last job. */
  turn: number;
}

interface WaitingJob {
  owner: Owner;
  urgent: boolean;
  turn: number;
  begin: () => void;
  refuse: (reason: RefusalReason) => void;
}

/**
 * Lets so much work go on at a time and the rest wait: urgent jobs first, then in turns by owner, then in order. What
 * cannot be begun in time is refused, so nothing waits without an end.
 */
export class JobQueue {
  private readonly waiting: WaitingJob[] = [];
  private readonly refused = new Map<RefusalReason, number>();
  private readonly owners = new Map<string, Owner>();
  private running = 0;
  /** Of the job that was begun last. */
  private turn = 0;
  private stopped = false;

  constructor(private readonly limits: QueueLimits) {}

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Jobs that were not begun, by reason. */
  get refusals(): ReadonlyMap<RefusalReason, number> {
    return this.refused;
  }

  /**
   * Does the work when its turn has come.
   *
   * @throws JobRefused when it does not come, and whatever the work throws
   */
  async run<T>(work: () => Promise<T>, request: JobRequest): Promise<T> {
    const { gone } = request;
    if (this.stopped) throw this.refusal('stopped');
    if (gone?.aborted) throw this.refusal('gone');
    const owner = this.enter(request);
    try {
      await this.turnOf(owner, request);
      try {
        if (gone?.aborted) throw this.refusal('gone');
        return await work();
      } finally {
        owner.running--;
        this.running--;
      }
    } finally {
      if (--owner.jobs === 0) this.owners.delete(owner.key);
      this.beginNext();
    }
  }

  /** Refuses everything that waits, and whatever comes. */
  stop(): void {
    this.stopped = true;
    for (const job of [...this.waiting]) job.refuse('stopped');
  }

  private enter({ owner: name, urgent = false }: JobRequest): Owner {
    const key = `${urgent ? 'urgent' : 'usual'} ${name}`;
    const owner = this.owners.get(key) ?? { key, jobs: 0, running: 0, turn: -1 };
    if (owner.jobs >= this.limits.ofOne) throw this.refusal('share');
    if (this.waiting.length >= this.limits.waiting) this.makeRoom(urgent);
    this.owners.set(key, owner);
    owner.jobs++;
    return owner;
  }

  /** For an urgent job, the newest of those that are not gives way. */
  private makeRoom(urgent: boolean): void {
    const last = urgent ? this.waiting.findLast((job) => !job.urgent) : undefined;
    if (!last) throw this.refusal('full');
    last.refuse('full');
  }

  /** Resolves when the job has begun. */
  private turnOf(owner: Owner, { urgent = false, patienceMs, gone }: JobRequest): Promise<void> {
    const turn = Math.max(this.turn, owner.turn + 1);
    owner.turn = turn;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', hangUp);
        this.waiting.splice(this.waiting.indexOf(job), 1);
      };
      const begin = (): void => {
        leave();
        resolve();
      };
      const refuse = (reason: RefusalReason): void => {
        leave();
        reject(this.refusal(reason));
      };
      const hangUp = (): void => refuse('gone');
      const timer = setTimeout(() => refuse('late'), patienceMs ?? this.limits.patienceMs);
      const job: WaitingJob = { owner, urgent, turn, begin, refuse };
      gone?.addEventListener('abort', hangUp);
      this.waiting.push(job);
      this.beginNext();
    });
  }

  private refusal(reason: RefusalReason): JobRefused {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
    return new JobRefused(reason);
  }

  private beginNext(): void {
    while (this.running < this.limits.atOnce) {
      const job = this.chooseNext();
      if (!job) return;
      this.running++;
      job.owner.running++;
      this.turn = Math.max(this.turn, job.turn);
      job.begin();
    }
  }

  private chooseNext(): WaitingJob | undefined {
    const { atOnceOfOne = Infinity } = this.limits;
    return this.waiting
      .filter(({ owner }) => owner.running < atOnceOfOne)
      .reduce<WaitingJob | undefined>(
        (first, job) => (first && !isBefore(job, first) ? first : job),
        undefined,
      );
  }
}

const isBefore = (one: WaitingJob, other: WaitingJob): boolean =>
  one.urgent === other.urgent ? one.turn < other.turn : one.urgent;
