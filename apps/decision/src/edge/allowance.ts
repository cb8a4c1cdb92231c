import type { AllowanceRequest } from '#libs/processes';

/** Where a process asks for more of a limit that it shares with others: how much more it may use, 0 for nothing. */
export type AskForMore = (
  request: Omit<AllowanceRequest, 'limit' | 'size'>,
  apply: (more: number) => void,
) => Promise<void>;

interface Waiting {
  readonly amount: number;
  readonly go: () => void;
  readonly refuse: () => void;
}

interface Account {
  used: number;
  /** How much may be used, what is used already included. */
  allowed: number;
  isUsedUp: boolean;
  /** In the order in which they came, while more is asked for. */
  readonly waiting: Waiting[];
}

/**
 * What this process may use of a limit that several processes share, by name, in one minute. A part is free; beyond it the
 * process asks, and whoever needs it waits for the answer.
 */
export class Allowance {
  private readonly accounts = new Map<string, Account>();

  /**
   * @param free what may be used without asking
   * @param window minutes since 1970
   */
  constructor(
    private readonly free: number,
    readonly window: number,
    private readonly ask: AskForMore,
  ) {}

  /** Uses so much at once, if it may. */
  use(name: string, amount: number): boolean {
    const account = this.accountOf(name);
    if (account.waiting.length > 0 || account.used + amount > account.allowed) return false;
    account.used += amount;
    return true;
  }

  /** Resolves with whether it could be used: a list is used whole as soon as anything is left. */
  useLater(name: string, amount: number): Promise<boolean> {
    const account = this.accountOf(name);
    if (account.isUsedUp) return Promise.resolve(false);
    return new Promise((resolve) => {
      account.waiting.push({ amount, go: () => resolve(true), refuse: () => resolve(false) });
      if (account.waiting.length === 1) this.askFor(name, account);
    });
  }

  /** Gives back what is not used, and tells what is. */
  recall(name: string): number {
    const account = this.accountOf(name);
    account.allowed = account.used;
    return account.used;
  }

  forget(name: string): void {
    this.accounts.delete(name);
  }

  private askFor(name: string, account: Account): void {
    account.allowed = account.used;
    const { window } = this;
    const wanted = account.waiting.reduce((sum, { amount }) => sum + amount, 0);
    const request = { window, name, used: account.used, amount: account.waiting[0]!.amount, wanted };
    const failed = () => this.settle(name, account, 0);
    this.ask(request, (more) => this.settle(name, account, more)).catch(failed);
  }

  private settle(name: string, account: Account, more: number): void {
    account.allowed += more;
    if (more === 0) {
      account.isUsedUp = true;
      for (const { refuse } of account.waiting.splice(0)) refuse();
      return;
    }
    while (account.waiting.length > 0 && account.used + account.waiting[0]!.amount <= account.allowed) {
      const { amount, go } = account.waiting.shift()!;
      account.used += amount;
      go();
    }
    if (account.waiting.length > 0) this.askFor(name, account);
  }

  private accountOf(name: string): Account {
    let account = this.accounts.get(name);
    if (account === undefined) {
      account = { used: 0, allowed: this.free, isUsedUp: false, waiting: [] };
      this.accounts.set(name, account);
    }
    return account;
  }
}
