/** What the fields of a metric mean, in the words of the OpenAPI document. */
export const described = {
  custom: 'Whether a named event is counted, not clicks',
  selector:
    'The CSS selector whose clicks count, or the event name of a custom metric (its title by default)',
  kind:
    'What is measured per assigned end user: `binomial` whether there was an event (a rate), `count` how many there ' +
    'were (a mean), `mean` the sum of their values (a mean, such as revenue), `ratio` the sum of one thing over the ' +
    'sum of another (such as revenue per order)',
  goal: 'Which way is better',
  role: '`primary` metrics decide, `guardrail` metrics must not get worse, `secondary` ones only inform',
  ratioOf: "`ratio` only: whether the metric's events or their values are the numerator",
  denominator: '`ratio` only, where it is required: the event type in the denominator; empty for other kinds',
  denominatorOf: "`ratio` only: whether the denominator's events or their values are added up",
  capping:
    "`count`, `mean` and `ratio` (its numerator) only: whether an end user's value is cut at `fixed` numbers or at a " +
    '`percentile` of the values of all end users of all variations',
  cap: 'Above which a `fixed` capping cuts, in the unit of the metric; required unless `capLower` is given',
  capLower: 'Below which a `fixed` capping cuts, such as refunds; at most 0, null for nowhere',
  capPercentile: 'The percentile of a `percentile` capping, as a fraction',
  capIgnoresZeros: 'Whether the percentile is that of the non-zero values',
  marginType:
    'Guardrails: whether `margin` is a fraction of the control (`relative`) or in the unit of the metric (`absolute`)',
  margin: 'Guardrails: how much worse than the control is tolerable (relative 0.05, that is 5%, by default)',
  cuped:
    'Whether what end users did of the same kind before their assignment is used to take variance away (CUPED); ' +
    'of a `ratio` the same ratio',
  covariateDays: 'How many days before the assignment CUPED looks at',
  maxPublicValue:
    'The largest absolute value that an event without a secret key may have (`value-too-large` beyond it); null, or 0 in ' +
    'a request, for the limit of the installation (`PUBLIC_VALUE_LIMIT`)',
  sharedMetricId:
    'The shared metric that it is attached from; what it measures is the definition of that one. Null for a metric of the experiment alone',
  sharedVersion: 'The version of the definition since the start; null in a Draft, which follows the newest',
  newestVersion: 'The newest version of the shared metric',
  overrides:
    'Shared metrics only: what the experiment has otherwise than the definition, of `conversionWindowHours`, `delayHours`, ' +
    '`completeOnly`, `cap` and `margin`; null for nothing',
  secretOnly:
    'Whether only events that a secret key sent count. Others are stored and answered as ever, count nowhere from then ' +
    'on (`not_counted: public_source`), and results say how many they are',
} as const;
