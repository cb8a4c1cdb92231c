import type { Schema } from '../../api/client.js';

type Entry = Pick<
  Schema<'OverviewEntryDto'>,
  'status' | 'warnings' | 'decision' | 'daysLeft' | 'shippedVariantName'
>;

/** Why an experiment that runs needs attention, the most urgent first. */
const reasons: readonly ((entry: Entry) => boolean)[] = [
  // Numbers that are wrong, and harm that goes on.
  ({ warnings }) => warnings.includes('srm_detected'),
  ({ decision }) => decision === 'guardrail_blocked',
  ({ status, warnings }) => status === 'Active' && warnings.includes('no_visitors'),
  // What waits for a decision.
  ({ decision }) => decision === 'winner' || decision === 'control_wins',
  ({ daysLeft }) => daysLeft === 0,
  ({ warnings }) => warnings.includes('silent_metric'),
];

/** Its place among what needs attention, 0 for the most urgent; null where nothing is to be done. */
function urgencyOf(entry: Entry): number | null {
  // One that has ended is decided; what is shipped waits to be built into the site.
  if (entry.status === 'Ended') return entry.shippedVariantName === null ? null : reasons.length;
  const index = reasons.findIndex((holds) => holds(entry));
  return index < 0 ? null : index;
}

/** What needs attention, the most urgent first, and the rest, the running ones first; else in the order given. */
export function byAttention<E extends Entry>(entries: readonly E[]): { urgent: E[]; others: E[] } {
  const urgent = entries.filter((entry) => urgencyOf(entry) !== null);
  const others = entries.filter((entry) => urgencyOf(entry) === null);
  return {
    urgent: urgent.toSorted((a, b) => urgencyOf(a)! - urgencyOf(b)!),
    others: others.toSorted((a, b) => Number(a.status === 'Paused') - Number(b.status === 'Paused')),
  };
}
