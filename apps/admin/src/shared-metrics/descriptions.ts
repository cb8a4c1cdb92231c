/** What the fields of shared metrics mean, in the words of the OpenAPI document. */
export const described = {
  key: 'How programs name it: 1 to 64 characters of a-z, 0-9, _ and -; made from the name when left out',
  kind:
    'What is measured per end user: `conversion` whether there was an event, `count` how many, `sum` of their values, ' +
    '`average` value per event, `ratio` of two sources, `funnel` whether all steps were done in order, `retention` whether ' +
    'there was an event between two days, `quantile` of the values, `distinct` how many values of a property or active days',
  eventTypes: '1 to 20 event types; any of them counts',
  filter:
    'Rules that an event has to meet, in the language of segments, over `properties.<path>`, `value`, `device_type`, ' +
    '`campaign_id` and `ad_id`; null for all events',
  property: '`value`, or a property of the event such as `properties.amount`',
  currency:
    'Which currency the number is money in: events in another do not count. Null where it is no money',
  source: 'Which events count; null for a funnel, whose steps say so',
  value: '`sum`, `average` and `quantile`: the number of an event, its `value` when left out',
  measure: '`ratio`: what of the source is the numerator, the number of events when left out',
  denominator: '`ratio`, where it is required: a source and what of it is the denominator',
  steps: '`funnel`, where they are required: 2 to 10 sources in their order; each takes an event of its own',
  retention: '`retention`, where it is required: from which day to which after the first exposure',
  quantile: '`quantile`, where it is required: `q` from 0.01 to 0.999, `per` event or end_user',
  distinct: '`distinct`, where it is required: what is counted',
  direction: 'Which way is better',
  window: 'Which times count: `exposure + delay <= t < exposure + delay + window`',
  conversionWindowHours: 'Null: until the end of the experiment',
  delayHours: 'Events sooner after the first exposure do not count',
  completeOnly: 'Whether end users whose window is still open are left out',
  cap: '`count`, `sum`, `distinct`, `average` and `ratio` (of these the numerator): where the value of an end user is cut',
  cuped:
    '`conversion`, `count`, `sum`, `average`, `ratio` and `distinct`: whether the days before take variance away',
  minimumDetectableEffect: 'What planning starts from, as a fraction of the control; 0 in a request for none',
  nonInferiorityMargin: 'How much worse a guardrail may be; an empty text in a request removes it',
  verified: 'Whether a member vouches for the newest version; a new version is not verified',
  archivedAt: 'Since when it cannot be attached any more; it stays where it is attached',
  note: 'What to say about a new version',
  ownerId: 'The member who answers for it; 0 in a request for nobody',
  version: 'The newest one. Running and ended experiments keep theirs',
} as const;
