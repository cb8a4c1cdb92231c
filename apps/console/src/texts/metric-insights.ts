import type { Schema } from '../api/client.js';

type Warning = Schema<'MetricUseDto'>['warnings'][number];

/** Texts of what a shared metric comes to: its days, the experiments that used it, and previews of a change. */
export const metricInsights = {
  none: '–',
  days: {
    title: 'Last 30 days',
    about: 'Its value by day (UTC), for all visitors seen on that day. Today is not over yet.',
    aboutWindow:
      'Its value by day (UTC) on which visitors were seen. Each visitor’s window begins that day, so recent days still change.',
    aboutRetention:
      'Its value by day (UTC) on which visitors were seen. A day follows when the time to come back is over.',
    partial: (from: string) =>
      `There are more events than can be read at once: only whole days since ${from} are shown.`,
    tooMany: 'There are so many events that not even one whole day can be read at once.',
    tooFew: 'The chart appears when there is a value on two days.',
    empty: {
      title: 'No visitors in the last 30 days',
      text: 'The value appears here as soon as events arrive in this project.',
    },
    alternative: (name: string, days: number, day: string, value: string) =>
      `Line chart of “${name}” over ${days} days; the last value, of ${day}, is ${value}. The table “Values by day” lists every value.`,
    numbers: 'Values by day',
    day: 'Day',
    value: 'Value',
    visitors: 'Visitors',
    ignored: (events: number) =>
      `${events === 1 ? 'One event' : `${events.toLocaleString()} events`} ignored: no usable number, or an amount in another currency.`,
  },
  uses: {
    title: 'Experiments that used it',
    about:
      'Lift of each variation against the control, all on one axis. Every experiment is measured by its own version.',
    table: 'Experiments and their lifts',
    experiment: 'Experiment',
    status: 'Status',
    role: 'Role',
    version: 'Version',
    lift: 'Lift against the control',
    started: 'Started',
    summary: (role: string, version: string) => `${role} · ${version}`,
    versionIs: (version: number) => `version ${version}`,
    empty: {
      title: 'No experiment uses it yet',
      text: 'Add it on the page of an experiment. Its lifts are then compared here.',
    },
    notStarted: 'Not started yet',
    older: 'Older than the 20 latest: open its results.',
    nothingToCompare: 'No variation to compare yet.',
    warnings: {
      rules_mixed: 'Several rules of the flag measure visitors of different kinds, so there is no lift.',
      not_randomized: 'A personalization: visitors are not split at random, so there is no lift.',
      no_control: 'No control to compare with.',
      filling: 'Still being calculated from stored events. The lift follows.',
      pending: 'Being calculated. The lift follows.',
      srm_detected: 'Visitors were not split as configured, so do not trust these numbers.',
    } satisfies Record<Warning, string>,
  },
  trial: {
    title: 'Preview of the last 7 days',
    about: 'The value for all visitors of this project, whether they are in an experiment or not.',
    ask: 'Preview',
    again: 'You changed the definition after the last preview.',
    before: 'Now',
    after: 'After saving',
    visitors: (visitors: string) => `${visitors} visitors count`,
    ignored: (events: string) => `${events} events ignored`,
    partial: (from: string) =>
      `There are more events than can be read at once: only those since ${from} are counted.`,
    faulty: 'Correct the marked fields first.',
  },
} as const;
