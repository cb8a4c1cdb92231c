/** The ten shared metrics of P11: two funnels, two quantiles, two ratios with filters, a retention, and CUPED on three. */
const of = (...eventTypes) => ({ eventTypes, filter: null });
const amount = { property: 'properties.amount', currency: { property: 'properties.currency', code: 'EUR' } };
const cuped = { on: true, lookbackDays: 7 };

const metric = (key, kind, given) => ({
  ...{ key, kind, role: key === 'buyers' ? 'primary' : 'secondary' },
  definition: {
    ...{ source: of('buy'), value: null, measure: null, denominator: null, steps: [], retention: null },
    ...{ quantile: null, distinct: null, direction: 'increase' },
    window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
    cap: { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false },
    cuped: { on: false, lookbackDays: 30 },
    ...{ minimumDetectableEffect: null, nonInferiorityMargin: null },
    ...given,
  },
});

const ratio = (key, filter) =>
  metric(key, 'ratio', {
    ...{ kind: 'ratio', source: { eventTypes: ['buy'], filter }, measure: { of: 'count', value: null } },
    denominator: { source: of('view'), measure: { of: 'count', value: null } },
  });

export const sharedMetrics = [
  metric('buyers', 'binomial', { kind: 'conversion', cuped }),
  metric('orders', 'count', { kind: 'count', cuped }),
  metric('revenue', 'mean', { kind: 'sum', value: amount, cuped }),
  metric('to-cart', 'binomial', { kind: 'funnel', source: null, steps: [of('view'), of('cart')] }),
  metric('to-order', 'binomial', {
    ...{ kind: 'funnel', source: null, steps: [of('view'), of('cart'), of('buy')] },
  }),
  metric('median-value', 'quantile', {
    ...{ kind: 'quantile', value: { property: 'value', currency: null }, quantile: { q: 0.5, per: 'event' } },
  }),
  metric('p95-amount', 'quantile', {
    ...{ kind: 'quantile', value: amount, quantile: { q: 0.95, per: 'event' } },
  }),
  ratio('large-orders', { 'properties.amount': { $gt: 50 } }),
  ratio('orders-of-page', { 'properties.page': { $in: ['page-4', 'page-9'] } }),
  metric('came-back', 'binomial', {
    ...{ kind: 'retention', source: of('view', 'buy'), retention: { fromDay: 1, toDay: 3 } },
  }),
];
