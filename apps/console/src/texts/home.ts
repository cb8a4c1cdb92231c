import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

type Entry = Schema<'OverviewEntryDto'>;

/** Texts of the home page. */
export const home = {
  title: pageTitles.home,
  about: 'Your running experiments, judged by the protocol of each.',
  attention: 'Needs attention',
  running: 'Running and paused experiments',
  ended: 'Ended',
  described: 'Personalization: described, not compared',
  notMeasured: 'Feature flag: no visitors measured yet',
  shipped: (name: string) => `“${name}” is shipped: build it in`,
  visitors: (users: string) => `${users} visitors`,
  visitorsOf: (users: string, planned: string) => `${users} of ${planned} visitors`,
  daysLeft: (days: number) =>
    days === 0 ? 'Plan reached' : days === 1 ? '1 planned day left' : `${days} planned days left`,
  noPlan: 'No plan',
  noForecast: 'No forecast yet',
  paused: 'Paused',
  undecided: 'No decision yet',
  started: 'started',
  noNumbers: 'See results',
  lift: (name: string, metric: string) => `${name} on “${metric}”`,
  tooEarly: 'No lift yet',
  range: (from: string, to: string) => `${from} to ${to}`,
  more: (count: number) => `${count} more experiments are running. See all experiments.`,
  allExperiments: 'All experiments',
  resultsOf: (title: string) => `Results of ${title}`,
  warnings: {
    srm_detected: 'Traffic split is wrong (SRM)',
    no_visitors: 'No visitors: check the tag',
    silent_metric: 'No events',
    not_randomized: 'Personalization: not compared',
    rules_mixed: 'Several measured rules: not compared',
  } satisfies Record<Entry['warnings'][number], string>,
  silent: (metrics: readonly string[]) => `No events: ${metrics.join(', ')}`,
  empty: {
    title: 'Nothing is running',
    text: 'Create an experiment, add a variation, put the tag on your page and start it. You can follow its progress here.',
    button: 'Go to experiments',
  },
} as const;

export const decisions: Record<NonNullable<Entry['decision']>, string> = {
  no_control: 'Nothing to compare',
  srm_detected: 'Do not trust these numbers',
  insufficient_data: 'Not enough data',
  keep_running: 'Keep running',
  winner: 'Winner',
  guardrail_blocked: 'Better, but blocked by a guardrail',
  control_wins: 'Keep the control',
  inconclusive: 'No decision',
  no_plan: 'No decision (no plan)',
  plan_changed: 'No decision (plan changed)',
  ended_early: 'No decision (ended early)',
};
