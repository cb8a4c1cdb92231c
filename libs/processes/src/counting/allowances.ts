import { BoundedMap } from '#libs/memory';

/** A process asks for a part of what a name may do in a minute. */
export interface AllowanceRequest {
  /** Which limit; of one such there are several. */
  readonly limit: string;
  /** How much a minute it allows. */
  readonly size: number;
  /** Minutes since 1970. */
  readonly window: number;
  readonly name: string;
  /** What the process has used up by itself; it has nothing left over. */
  readonly used: number;
  /** What it needs at least: a list is allowed whole as soon as anything is left. */
  readonly amount: number;
  /** What is waiting there altogether. */
  readonly wanted: number;
}

/** A process is asked to give back what it has not used. */
export type AllowanceRecall = Pick<AllowanceRequest, 'limit' | 'window' | 'name'>;

/** A process that counts, as seen by the one that all of them ask. */
export interface Counting {
  /** Makes it give back what it has not used; resolves with what it has used, or undefined when it does not say. */
  recall(recall: AllowanceRecall): Promise<number | undefined>;
}

interface Account {
  /** What each process has used or may still use. */
  readonly granted: Map<Counting, number>;
  /** One request at a time. */
  last: Promise<unknown>;
  isUsedUp: boolean;
}

/** What each of several processes may use of a limit before it has to ask: half of it together. */
export const freeShare = (size: number, processes: number): number => Math.floor(size / (2 * processes));

const maxAccounts = 100_000;

/**
 * Shares limits between processes so that together they never allow more, and never refuse what is within: small parts are
 * given away in advance, what lies unused elsewhere is taken back before anybody is refused.
 */
export class Allowances {
  /** By window, then by limit and name. */
  private readonly windows = new Map<number, Map<string, Account>>();

  /** @param processes all that count */
  constructor(private readonly processes: () => readonly Counting[]) {}

  /** How much more the process may use; 0 when the minute is used up. */
  request(from: Counting, request: AllowanceRequest): Promise<number> {
    const account = this.accountOf(request);
    const granted = account.last.then(() => this.grant(account, from, request));
    account.last = granted.catch(() => undefined);
    return granted;
  }

  private async grant(account: Account, from: Counting, request: AllowanceRequest): Promise<number> {
    const { granted } = account;
    granted.set(from, Math.max(request.used, 0));
    if (this.leftOf(account, request) <= 0 && !account.isUsedUp) await this.recall(account, from, request);
    const left = this.leftOf(account, request);
    if (left <= 0) {
      account.isUsedUp = true;
      return 0;
    }
    const part = Math.ceil(left / (2 * this.processes().length));
    const more = Math.max(request.amount, Math.min(left, Math.max(request.wanted, part)));
    granted.set(from, request.used + more);
    return more;
  }

  /** One that does not answer keeps what it has. */
  private async recall(account: Account, from: Counting, request: AllowanceRequest): Promise<void> {
    const { limit, window, name } = request;
    const others = [...account.granted.keys()].filter((other) => other !== from);
    await Promise.all(
      others.map(async (other) => {
        const used = await other.recall({ limit, window, name });
        if (used !== undefined) account.granted.set(other, used);
      }),
    );
  }

  private leftOf({ granted }: Account, { size }: AllowanceRequest): number {
    let left = size;
    for (const amount of granted.values()) left -= amount;
    return left;
  }

  private accountOf({ limit, size, window, name }: AllowanceRequest): Account {
    const accounts = this.accountsOf(window);
    const key = `${limit} ${name}`;
    let account = accounts.get(key);
    if (account === undefined) {
      const all = this.processes();
      const free = freeShare(size, all.length);
      account = {
        granted: new Map(all.map((process) => [process, free])),
        last: Promise.resolve(),
        isUsedUp: false,
      };
      accounts.set(key, account);
    }
    return account;
  }

  /** Clocks of processes may differ by a moment, so the window before is kept too. */
  private accountsOf(window: number): Map<string, Account> {
    let accounts = this.windows.get(window);
    if (accounts === undefined) {
      this.windows.set(window, (accounts = new BoundedMap<string, Account>(maxAccounts)));
      for (const known of this.windows.keys()) if (known < window - 1) this.windows.delete(known);
    }
    return accounts;
  }
}
