import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

type Results = Schema<'ResultsDto'>;
type Metric = Schema<'MetricResultDto'>;

/** Texts of the results page. */
/** A p-value that is too small to be written out begins with its own sign. */
const equals = (p: string): string => (p.startsWith('<') ? p : `= ${p}`);

export const results = {
  title: pageTitles.results,
  pageTitle: (name: string) => `Results: ${name}`,
  about: (users: string, events: string) => `${users} visitors, ${events} events counted`,
  since: 'Since',
  toExperiment: 'Experiment',
  exports: {
    title: 'Export',
    results: 'Results (CSV)',
    valuesCsv: 'Values of visitors (CSV)',
    valuesParquet: 'Values of visitors (Parquet)',
  },
  copyLink: 'Copy link',
  copied: 'Link copied',
  controls: {
    method: 'Method',
    confidence: 'Confidence',
    from: 'Events from',
    to: 'Events to',
    clearDates: 'All dates',
  },
  notCounted: (events: number) =>
    `${events === 1 ? 'One event' : `${events.toLocaleString()} events`} without a secret key excluded: this metric counts only events from your server.`,
  beforeAssignment: (events: number) =>
    `${events === 1 ? 'One event' : `${events.toLocaleString()} events`} shortly before the visitor’s assignment not counted.`,
  crossedOver: (visitors: number) =>
    visitors === 1 ? 'One visitor is left out.' : `${visitors.toLocaleString()} visitors are left out.`,
  narrowed: 'Only events of the selected dates are counted. Clear the dates before you decide.',
  empty: {
    title: 'No visitors yet',
    draft: 'The experiment has not started. Once it runs, visitors appear here within seconds.',
    running: 'The experiment is running but has no visitors yet. Check in Live that your tag sends events.',
    flag: 'Visitors appear here once programs ask for this flag and a rule splits them between variations.',
  },
  endAndDecide: 'End and decide',
  narrow: {
    of: (conversions: string, visitors: string) => `${conversions} of ${visitors}`,
    visitors: (visitors: string) => `${visitors} visitors`,
  },
  conclusion: 'Conclusion',
  watchOut: 'Caution',
  caveat: 'About these probabilities',
  variations: 'Variations',
  columns: {
    variation: 'Variation',
    visitors: 'Visitors',
    conversions: 'Conversions',
    lift: 'Lift',
    interval: (level: string) => `${level} confidence interval`,
    pValue: 'p-value',
    chance: 'Chance to beat control',
    loss: 'Expected loss',
    verdict: 'Result',
  },
  values: {
    binomial: 'Rate',
    count: 'Per visitor',
    mean: 'Per visitor',
    ratio: 'Ratio',
    quantile: 'Quantile',
  },
  adjusted: (p: string) => `${p} adjusted`,
  control: 'Control',
  retired: 'Retired',
  retiredHint: 'No longer served. Its visitors and events stay in the numbers.',
  none: '–',
  points: (value: string) => `${value} points`,
  range: (from: string, to: string) => `${from} to ${to}`,
  noEvents: (title: string) =>
    `No events of “${title}” yet. Check its selector or event name, then trigger the event yourself and watch Live.`,
  library: {
    version: (version: number) => `Shared metric, version ${version}`,
    asOf: 'Events included up to',
    filling: (percent: number) =>
      `Calculating from stored events: ${percent}% of visitors done. The numbers are incomplete until then.`,
    fillingLabel: 'Progress of the calculation',
    matured: (visitors: string) =>
      `${visitors} visitors are counted: those whose days or time window are over. Newer visitors follow.`,
    quantile: (q: number, isPerEvent: boolean) =>
      `${Math.round(q * 1000) / 10}% of ${isPerEvent ? 'the values of events' : 'the totals of visitors with events'} are smaller than this value.`,
    ignored: (events: number) =>
      `${events === 1 ? 'One event' : `${events.toLocaleString()} events`} ignored: no usable number, or an amount in another currency.`,
  },
  funnel: {
    title: 'Steps of the funnel',
    step: 'Step',
    visitors: (visitors: string) => `${visitors} visitors`,
    ofPrevious: (rate: string) => `${rate} of the step before`,
  },
  metricFacts: {
    cuped: 'Adjusted by CUPED',
    capped: (cap: string) => `Capped at ${cap}`,
    cappedBelow: (cap: string) => `Capped below at ${cap}`,
  },
  picture: {
    title: 'Lift against the control',
    none: 'no interval yet',
    row: (name: string, lift: string, range: string, verdict: string) =>
      `${name}: lift ${lift}, interval ${range}; ${verdict}`,
    worse: 'worse than control',
    better: 'better than control',
  },
  guardrail: {
    margin: (margin: string) => `Margin: at most ${margin} worse`,
    pass: 'Safe',
    fail: 'Worse',
    inconclusive: 'Not enough data',
  },
  srm: {
    title: 'Visitors were not split as configured',
    text: (p: string) =>
      `The probability of a split this uneven by chance is ${p}. Missing visitors differ from the others, so do not trust any number on this page until you have found the cause.`,
    steps: [
      'Check whether a variation fails, redirects or loads slowly before its visitors are counted.',
      'Look for bots, caches or code that send visitors to a particular variation.',
      'After fixing the cause, duplicate the experiment and start the copy: existing data cannot be repaired.',
    ],
    counted: (name: string, users: string, expected: string) =>
      `${name}: ${users} counted, ${expected} expected`,
    label: 'Traffic split check',
    fine: (p: string) => `Traffic split as configured (SRM check, p = ${p}).`,
    open: 'Traffic split not checked yet (SRM check).',
  },
  visitors: {
    title: 'Visitors per day',
    about: 'New visitors of each day (UTC) by variation.',
    alternative: (variations: number, days: number) =>
      `Bar chart of the visitors of ${variations} variations over ${days} days. The table “Visitors by day” lists every value.`,
    numbers: 'Visitors by day',
    all: 'All',
  },
  trend: {
    title: 'Lift over time',
    about: (metric: string, level: string) =>
      `“${metric}”, cumulative. With ${level} confidence, the band contains the true lift on all days at once, however often you look. With several variations, the table above is stricter than a single band.`,
    treatment: 'Variation',
    lift: 'Lift',
    band: 'Always-valid band',
    alternative: (name: string, days: number, last: string) =>
      `Line chart of the lift of ${name} over ${days} days; on the last day ${last}. The table “Daily numbers” lists every value.`,
    numbers: 'Daily numbers',
    day: 'Day',
    visitors: 'Visitors',
    late: 'The band begins on the first day with enough data to give one.',
    cut: 'The band of the first days continues beyond the chart. “Daily numbers” lists it in full.',
    tooEarly: 'The chart appears when there is a lift on two days.',
    first: (name: string, day: string) => `${name}: the band first excluded zero on ${day}.`,
  },
  byAge: {
    title: 'Lift by days since first exposure',
    about: (name: string) =>
      `${name} against the control in each part of the time since a visitor first saw the experiment. Only visitors of whom the whole part has passed are counted.`,
    table: 'Lift by part of the time since exposure',
    period: 'Time since exposure',
    visitors: 'Visitors',
    day: (day: number) => `Day ${day}`,
    days: (from: number, to: number) => `Days ${from} to ${to}`,
    unknown: 'Too few visitors have been in the experiment for long enough to tell whether the lift changes.',
    steady: (early: number, late: number) =>
      `No change is shown between days 1 to ${early} and days ${early + 1} to ${late}. That does not prove that there is none.`,
    falls: (early: number, late: number) =>
      `The lift is lower in days ${early + 1} to ${late} than in days 1 to ${early}: the effect may be one of novelty. Let it run until the lift settles, and decide by the later days.`,
    grows: (early: number, late: number) =>
      `The lift is higher in days ${early + 1} to ${late} than in days 1 to ${early}: visitors may need time to get used to the change. Let it run until the lift settles, and decide by the later days.`,
    caution:
      'Intervals are valid at every look, but not adjusted for looking at several parts. Without CUPED.',
  },
  breakdown: {
    title: 'Breakdown',
    by: 'Break down by',
    byHint: 'Device, campaign, ad, or your own attribute',
    table: 'Groups and variations',
    visitors: (visitors: string) => `${visitors} visitors`,
    pValue: (p: string) => `p ${equals(p)}`,
    choices: { device_type: 'Device', campaign_id: 'Campaign', ad_id: 'Ad', rule_id: 'Rule' },
    choose: 'Choose',
    nothingSeen: 'No attributes of visitors seen yet',
    metric: 'Metric',
    group: 'Group',
    unknown: 'Unknown',
    other: (count: number) => `All others (${count})`,
    expected: (name: string, users: string) => `${name} ${users}`,
    split: (p: string, expected: string) =>
      `Not split as configured (p ${equals(p)}), so do not trust this group. Expected: ${expected}.`,
    splitFine: 'In every group, visitors are split as configured.',
    caution:
      'Among many groups, some look different by chance. Treat a difference between groups as an idea for your next experiment.',
    empty: 'No visitors yet.',
  },
} as const;

export const methods: Record<
  Exclude<Results['method'], 'fixed_horizon'>,
  { label: string; about: string }
> = {
  sequential: {
    label: 'Sequential',
    about: 'Valid at every look, with wider intervals. Use it to monitor an experiment.',
  },
  frequentist: {
    label: 'Fixed horizon',
    about: 'The narrowest intervals, valid for a single look at the planned sample size or end date.',
  },
  bayesian: {
    label: 'Bayesian',
    about:
      'How likely a variation is better, and the expected loss if it is not. Does not correct for repeated looks.',
  },
};

export const roles: Record<Metric['role'], string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  guardrail: 'Guardrail',
};

export const goals: Record<Metric['goal'], string> = {
  increase: 'Higher is better',
  decrease: 'Lower is better',
};

export const verdicts: Record<Schema<'ComparisonDto'>['verdict'], string> = {
  better: 'Better',
  worse: 'Worse',
  flat: 'No significant difference',
  insufficient_data: 'Not enough data',
};
