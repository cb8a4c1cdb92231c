import type { MetricDefinition, MetricLibraryKind } from './definition.js';

/** The fields that only some kinds have. */
export const kindFields = [
  ...(['source', 'value', 'measure', 'denominator'] as const),
  ...(['steps', 'retention', 'quantile', 'distinct'] as const),
] satisfies (keyof MetricDefinition)[];

/** Those that each kind has. */
export const fieldsOfKind: Readonly<Record<MetricLibraryKind, readonly (typeof kindFields)[number][]>> = {
  conversion: ['source'],
  count: ['source'],
  sum: ['source', 'value'],
  average: ['source', 'value'],
  ratio: ['source', 'measure', 'denominator'],
  funnel: ['steps'],
  retention: ['source', 'retention'],
  quantile: ['source', 'value', 'quantile'],
  distinct: ['source', 'distinct'],
};

/** Kinds whose values of end users can be cut, of a ratio the numerator. */
export const cappedKinds: readonly MetricLibraryKind[] = ['count', 'sum', 'average', 'ratio', 'distinct'];

/** Kinds for which what end users did before takes variance away. */
export const kindsWithHistory: readonly MetricLibraryKind[] = [
  ...(['conversion', 'count', 'sum', 'average', 'ratio', 'distinct'] as const),
];
