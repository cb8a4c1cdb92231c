import {
  matchings as knownMatchings,
  urlConditionOperators,
  type Matching,
  type UrlConditionOperator,
} from '#libs/targeting';

/** Values of the text columns that are lists of words, as they travel on the wire and stand in the tables. */
export const experimentTypes = [
  'AB Test',
  'Personalization',
  'Split URL',
  'Redirect',
  'Feature Flag',
] as const;
export type ExperimentType = (typeof experimentTypes)[number];

/** What the value of a variation is. */
export const valueTypes = ['boolean', 'string', 'number', 'json'] as const;
export type ValueType = (typeof valueTypes)[number];

/** What programs use in place of the variation; json is an object or a list. */
export type VariationValue = boolean | string | number | object;

export const experimentStatuses = ['Draft', 'Active', 'Paused', 'Archived', 'Ended'] as const;
export type ExperimentStatus = (typeof experimentStatuses)[number];

/** Whether decisions ask an experiment, as SQL over its row: it is Active, or Ended with a variation that is shipped. */
export const isServedSql = `(status = 'Active' OR (status = 'Ended' AND shipped_variation_id IS NOT NULL))`;

/** What members decide with the end of an experiment. */
export const decisionOutcomes = ['ship', 'roll_back', 'iterate', 'inconclusive'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** The decision that an experiment ended with. */
export interface EndDecision {
  outcome: DecisionOutcome;
  /** What is shipped; null for every other outcome. */
  variationId: number | null;
  /** Empty when nothing is said, like `learned`. */
  reason: string;
  learned: string;
}

export const triggerTypes = ['Immediately', 'DOM Ready', 'URL Changes'] as const;
export type TriggerType = (typeof triggerTypes)[number];

export const conditionTypes = ['ALL', 'ANY'] as const;
export type ConditionType = (typeof conditionTypes)[number];

export const urlOperators = urlConditionOperators;
export type UrlOperator = UrlConditionOperator;

/** How URL conditions are combined and compared: 1 as in the first release. */
export const matchings = knownMatchings;
export type { Matching };

/** What results are told of a change of a running experiment, with its time. */
export const markKinds = [
  'content_changed',
  'targeting_changed',
  'shares_changed',
  'metrics_changed',
  'plan_changed',
] as const;
export type MarkKind = (typeof markKinds)[number];

export const projectPermissions = ['Owner', 'Editor', 'Viewer'] as const;
export type ProjectPermission = (typeof projectPermissions)[number];

/** Kinds that a metric of one experiment alone can have. */
export const ownMetricKinds = ['binomial', 'count', 'mean', 'ratio'] as const;
export type OwnMetricKind = (typeof ownMetricKinds)[number];

/** How metrics are compared; quantiles come from shared ones only. */
export const metricKinds = [...ownMetricKinds, 'quantile'] as const;
export type MetricKind = (typeof metricKinds)[number];

/** What of events is added up: how many they are, or their values. */
export const summedParts = ['count', 'values'] as const;
export type SummedPart = (typeof summedParts)[number];

/** Where extreme values of end users are cut: nowhere, at a number, or at a percentile of all of them. */
export const cappings = ['none', 'fixed', 'percentile'] as const;
export type Capping = (typeof cappings)[number];

/** Whether the margin of a guardrail is a fraction of the control or an amount in the metric's unit. */
export const marginTypes = ['relative', 'absolute'] as const;
export type MarginType = (typeof marginTypes)[number];

export const metricGoals = ['increase', 'decrease'] as const;
export type MetricGoal = (typeof metricGoals)[number];

export const metricRoles = ['primary', 'secondary', 'guardrail'] as const;
export type MetricRole = (typeof metricRoles)[number];

export const oneTimePasswordPurposes = ['verification', 'reset'] as const;
export type OneTimePasswordPurpose = (typeof oneTimePasswordPurposes)[number];

export const mailKinds = ['verification', 'reset', 'invitation', 'stop', 'notice'] as const;
export type MailKind = (typeof mailKinds)[number];

/** Events of an account that its owner is told of by mail. */
export type NoticedEvent = 'password-changed' | 'password-reset' | 'new-device' | 'account-deleted';

/** What a security notice tells: the event, when it happened (ISO 8601) and from where. */
export interface NoticeDetails {
  event: NoticedEvent;
  at: string;
  device: string;
  network: string;
}

export const mailStates = ['waiting', 'sending', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

/** Why the product pauses an experiment by itself. */
export const stopReasons = ['guardrail', 'srm'] as const;
export type StopReason = (typeof stopReasons)[number];

/**
 * What is noted about a minute of calls that anybody can make: visits of robots that were not counted; events whose
 * value is too large; more new visitors, or more events, from one address than people make; values far from those that
 * came before.
 */
export const trafficNoteKinds = [
  'bot',
  'value_too_large',
  'many_visitors',
  'many_events',
  'odd_value',
] as const;
export type TrafficNoteKind = (typeof trafficNoteKinds)[number];

/** What browsers tell of experiments that is no event. */
export const experimentReportKinds = ['late', 'not_applied', 'looped'] as const;
export type ExperimentReportKind = (typeof experimentReportKinds)[number];

/** Types of events with a route of their own: `/api/events/click`. */
export const eventShortcuts = ['impression', 'click', 'conversion'] as const;

export const apiKeyKinds = ['secret', 'publishable'] as const;
/** A publishable key may stand in public code: it asks for assignments and sends events, and no more. */
export type ApiKeyKind = (typeof apiKeyKinds)[number];

/** What an API key may be allowed, in the order in which it is listed. */
export const keyScopes = [
  'decide',
  'events:write',
  'events:read',
  'results',
  'read',
  'write',
  'users',
  'datafile',
] as const;
export type KeyScope = (typeof keyScopes)[number];

/** All that a key in public code can ever be allowed. */
export const publishableScopes = ['decide', 'events:write'] as const satisfies readonly KeyScope[];

/** Every scope that a key of this kind can have. */
export const scopesOfKind: Record<ApiKeyKind, readonly KeyScope[]> = {
  secret: keyScopes,
  publishable: publishableScopes,
};

/** Largest number of experiments that may be Active in one project at a time. */
export const maxActiveExperiments = 1000;

/** `column IN ('a', 'b')` for a CHECK constraint over one of the lists above. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}

/** `column <@ ARRAY['a', 'b']` for a CHECK constraint of a list over one of the lists above. */
export function allOf(column: string, values: readonly string[]): string {
  return `${column} <@ ARRAY[${values.map((value) => `'${value}'`).join(', ')}]::text[]`;
}
