import type { Announcement } from './announcement.js';

/** By the query runner of the transaction, so that nothing is left of one that nobody asks about. */
const waiting = new WeakMap<object, Announcement[]>();

/** Keeps announcements of a transaction until its end is known. */
export function rememberUntilCommit(transaction: object, announcements: readonly Announcement[]): void {
  const runner = runnerOf(transaction);
  if (runner) waiting.set(runner, [...(waiting.get(runner) ?? []), ...announcements]);
}

/** What was remembered of the transaction that a query runner has just ended; forgets it. */
export function takeRemembered(queryRunner: object): readonly Announcement[] {
  const announcements = waiting.get(queryRunner) ?? [];
  waiting.delete(queryRunner);
  return announcements;
}

function runnerOf(transaction: object): object | undefined {
  return (transaction as { queryRunner?: object }).queryRunner;
}
