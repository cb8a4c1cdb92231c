import type { Schema } from '../api/client.js';

type Entry = Schema<'OverviewEntryDto'>;

/** Words of the home page. */
export const home = {
  title: 'Home',
  about: 'What is running in this project, judged by the protocol of each experiment.',
  running: 'Running and paused experiments',
  visitors: (users: string) => `${users} visitors`,
  visitorsOf: (users: string, planned: string) => `${users} of ${planned} visitors`,
  daysLeft: (days: number) =>
    days === 0 ? 'Plan reached' : days === 1 ? '1 day left by plan' : `${days} days left by plan`,
  noPlan: 'No plan',
  paused: 'Paused',
  undecided: 'Not decided yet',
  started: 'started',
  noNumbers: 'See the results for its numbers',
  lift: (name: string, metric: string) => `${name} on “${metric}”`,
  tooEarly: 'No lift yet',
  range: (from: string, to: string) => `${from} to ${to}`,
  more: (count: number) => `${count} more run; the list of experiments shows all.`,
  allExperiments: 'All experiments',
  resultsOf: (title: string) => `Results of ${title}`,
  warnings: {
    srm_detected: 'Split is off: decide nothing',
    no_visitors: 'No visitors: check the tag',
    silent_metric: 'Without events',
    not_randomized: 'Personalisation: not compared',
  } satisfies Record<Entry['warnings'][number], string>,
  silent: (metrics: readonly string[]) => `No events: ${metrics.join(', ')}`,
  empty: {
    title: 'Nothing is running',
    text: 'Make an experiment, write a variation, put the tag on your page and start it. Then this page says every day how it stands.',
    button: 'To the experiments',
  },
} as const;

export const decisions: Record<NonNullable<Entry['decision']>, string> = {
  no_control: 'Nothing to compare',
  srm_detected: 'Numbers not to be trusted',
  insufficient_data: 'Too early to say',
  keep_running: 'Keep running',
  winner: 'Shown to be better',
  guardrail_blocked: 'Better, but a guardrail blocks',
  control_wins: 'Keep the control',
  inconclusive: 'Nothing shown to be better',
  no_plan: 'No plan, no difference shown',
  plan_changed: 'Plan changed, no difference shown',
  ended_early: 'Ended early, no difference shown',
};
