import { pageTitles } from './page-titles.js';

/** Texts of the planner. */
export const planner = {
  title: pageTitles.planner,
  about: 'Calculate how many visitors and days an experiment needs, or which lift it can detect.',
  fields: {
    shared: 'Shared metric',
    sharedNone: 'None: enter numbers',
    sharedHint: 'Takes the baseline from the last 28 days.',
    sharedBaseline: (value: string, visitors: string) =>
      `Baseline ${value}, from ${visitors} visitors of the last 28 days.`,
    sharedFault: (message: string) => `The metric ${message}.`,
    kind: 'Metric type',
    kinds: { binomial: 'Rate', mean: 'Mean' },
    baseline: { binomial: 'Current rate', mean: 'Current mean per visitor' },
    baselineHint: 'Measured on the original page.',
    sd: 'Standard deviation per visitor',
    sdHint: 'If unknown, use the mean, or twice the mean for revenue.',
    ask: 'Calculate',
    asks: { size: 'Sample size', effect: 'Detectable lift' },
    method: 'Method',
    methodHint: 'Sequential results are valid every day and need about 1.7 times as many visitors.',
    methods: {
      protocol: 'Protocol of the project',
      sequential: 'Sequential',
      frequentist: 'Fixed horizon',
    },
    mde: 'Minimum detectable lift',
    mdeHint: 'Relative: 10% means from 4% to 4.4%. Half the lift needs four times the visitors.',
    users: 'Visitors in the experiment',
    treatments: 'Variations besides the control',
    power: 'Power (chance to detect the lift)',
    alpha: 'Significance level (chance of a false positive)',
    dailyUsers: 'Visitors per day',
    dailyHint: 'If empty, traffic of this project in the last two weeks is used.',
    fraction: 'Share of visitors who take part',
  },
  answer: {
    title: 'Plan',
    total: 'Visitors in total',
    each: (control: string, treatment: string) => `${control} in the control, ${treatment} in each variation`,
    effect: 'Minimum detectable lift',
    effectAbout: (absolute: string) => `${absolute} in the metric’s unit`,
    days: 'Days',
    daysUnknown: 'Enter visitors per day',
    weeks: 'Run full weeks: visitors behave differently on weekends.',
    traffic: {
      given: (daily: string) => `${daily} visitors per day, as entered`,
      project: (daily: string, days: number) =>
        `${daily} visitors per day, the average of this project’s last ${days} days`,
      experiment: (daily: string, days: number) =>
        `${daily} visitors per day, the average of the experiment’s ${days} days`,
      none: 'This project has no known traffic yet',
    },
    none: '–',
  },
  curve: {
    title: 'Sample size by lift',
    about: 'Total visitors needed for each minimum detectable lift.',
    lift: 'Minimum detectable lift',
    users: 'Visitors in total',
    days: 'Days',
    alternative: (from: string, to: string, most: string, least: string) =>
      `Falling curve: detecting a lift of ${from} needs ${most} visitors, a lift of ${to} needs ${least}. The table below lists every point.`,
  },
  faults: {
    baseline: 'Enter a number above 0.',
    rate: 'Enter a rate between 0% and 100%.',
    sd: 'Enter a number above 0.',
    mde: 'Enter a lift other than 0.',
    users: 'Enter the number of visitors.',
  },
  hint: 'Fill in the fields to see the plan.',
} as const;
