import { availableParallelism } from 'node:os';
import type { Config } from '#libs/config';

/**
 * How many processes DECISION_PROCESSES means on this machine.
 *
 * @param reserved cores that `auto` leaves to others
 */
export function countProcesses(setting: Config['decisionProcesses'], reserved = 0): number {
  return setting === 'auto' ? Math.max(1, availableParallelism() - reserved) : setting;
}
