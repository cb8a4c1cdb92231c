import type { Schema } from '../api/client.js';

type Results = Schema<'ResultsDto'>;
type Metric = Schema<'MetricResultDto'>;

/** Words of the results page. */
export const results = {
  title: 'Results',
  pageTitle: (name: string) => `Results: ${name}`,
  about: (users: string, events: string) => `${users} visitors, ${events} events counted`,
  since: 'Since',
  toExperiment: 'Experiment',
  exportCsv: 'Export CSV',
  copyLink: 'Copy link',
  copied: 'Link copied',
  controls: {
    method: 'How to read it',
    confidence: 'Confidence',
    from: 'Events from',
    to: 'Events to',
    clearDates: 'All dates',
  },
  notCounted: (events: number) =>
    `${events === 1 ? 'One event' : `${events.toLocaleString()} events`} without a secret key left out: this metric counts only those of your server.`,
  beforeAssignment: (events: number) =>
    `${events === 1 ? 'One event' : `${events.toLocaleString()} events`} left out that happened shortly before the visitor was assigned.`,
  narrowed: 'Only events of the chosen dates count here; a decision should be made without dates.',
  empty: {
    title: 'No visitors yet',
    draft: 'The experiment has not been started. Start it, then visitors are counted here within seconds.',
    running: 'It is running, but nobody has been assigned. Check in Live that your tag sends something.',
  },
  conclusion: 'What it says',
  watchOut: 'Read with care',
  caveat: 'About chances',
  variations: 'Variations',
  columns: {
    variation: 'Variation',
    visitors: 'Visitors',
    conversions: 'Converted',
    lift: 'Lift',
    interval: (level: string) => `${level} range of the lift`,
    pValue: 'p-value',
    chance: 'Chance to beat control',
    loss: 'Risk if shipped',
    verdict: 'Says',
  },
  values: { binomial: 'Rate', count: 'Per visitor', mean: 'Per visitor', ratio: 'Ratio' },
  adjusted: (p: string) => `${p} adjusted`,
  control: 'Control',
  retired: 'Retired',
  retiredHint: 'Served to nobody any more; what its visitors did stays in the numbers.',
  none: '–',
  points: (value: string) => `${value} points`,
  range: (from: string, to: string) => `${from} to ${to}`,
  noEvents: (title: string) =>
    `No event of “${title}” has been counted yet. Check its selector or event name, and watch Live while you do it yourself.`,
  metricFacts: {
    cuped: 'Adjusted by history (CUPED)',
    capped: (cap: string) => `Capped at ${cap}`,
  },
  picture: {
    title: 'Lift against the control',
    none: 'no range yet',
    row: (name: string, lift: string, range: string, verdict: string) =>
      `${name}: lift ${lift}, range ${range}; ${verdict}`,
    worse: 'worse than control',
    better: 'better than control',
  },
  guardrail: {
    margin: (margin: string) => `May be worse by at most ${margin}`,
    pass: 'In order',
    fail: 'Harmed',
    inconclusive: 'Not shown to be harmless yet',
  },
  srm: {
    title: 'Visitors were not split as configured',
    text: (p: string) =>
      `Chance alone gives a split as uneven as this with a probability of ${p}. The visitors who are missing are not like the others, so no number on this page can be trusted until the cause is found.`,
    steps: [
      'See whether one variation fails, redirects or loads slowly before its visitors are counted.',
      'Look for bots, caches and code that send visitors to a variation by themselves.',
      'When the cause is removed, duplicate the experiment and start the copy: what was counted cannot be repaired.',
    ],
    counted: (name: string, users: string, expected: string) =>
      `${name}: ${users} counted, ${expected} expected`,
    fine: 'Visitors are split as configured',
  },
  trend: {
    title: 'Lift from day to day',
    about: (metric: string, level: string) =>
      `“${metric}”, cumulative. The band holds the true lift at every day at once with ${level} confidence, however often one looks. With several variations the table above judges more strictly than a single band.`,
    treatment: 'Variation',
    lift: 'Lift',
    band: 'Always-valid band',
    alternative: (name: string, days: number, last: string) =>
      `Line chart of the lift of ${name} over ${days} days; on the last day ${last}. The table “Numbers by day” holds every value.`,
    numbers: 'Numbers by day',
    day: 'Day',
    visitors: 'Visitors',
    tooEarly: 'The picture begins once there is a lift on two days.',
    first: (name: string, day: string) => `${name}: the band has been off zero since ${day}.`,
  },
  breakdown: {
    title: 'By group',
    by: 'Split visitors by',
    byHint: 'Device, campaign, ad, or an attribute that your page sends, such as country',
    choices: { device_type: 'Device', campaign_id: 'Campaign', ad_id: 'Ad' },
    apply: 'Show',
    metric: 'Metric',
    group: 'Group',
    unknown: 'Unknown',
    other: (count: number) => `All others (${count})`,
    caution:
      'With many groups, one looks special by chance alone. Take a difference between groups as a question for the next experiment.',
    empty: 'Nobody has been assigned yet.',
  },
} as const;

export const methods: Record<
  Exclude<Results['method'], 'fixed_horizon'>,
  { label: string; about: string }
> = {
  sequential: {
    label: 'Any time',
    about: 'Sequential: valid however often one looks, with wider ranges. The right one for watching.',
  },
  frequentist: {
    label: 'At the end',
    about: 'Fixed horizon: the smallest ranges, valid for one look at the planned number of visitors or end.',
  },
  bayesian: {
    label: 'Chances',
    about:
      'Bayesian: how likely a variation is better, and what a mistake would cost. No guard against peeking.',
  },
};

export const roles: Record<Metric['role'], string> = {
  primary: 'Decides',
  secondary: 'For information',
  guardrail: 'Guardrail',
};

export const goals: Record<Metric['goal'], string> = {
  increase: 'More is better',
  decrease: 'Less is better',
};

export const verdicts: Record<Schema<'ComparisonDto'>['verdict'], string> = {
  better: 'Better',
  worse: 'Worse',
  flat: 'No difference shown',
  insufficient_data: 'Too few data',
};
