import type { Change } from '#libs/changes';
import type {
  ConditionType,
  ExperimentStatus,
  ExperimentType,
  TriggerType,
  UrlOperator,
} from '#libs/entities';
import type { CreateMetricRequest } from '../../../admin/src/metrics/index.js';

/** Where the demo shop runs: examples/shop on the port that its README starts it on. */
export const shopOrigin = 'http://127.0.0.1:3000';

export const segmentRules = {
  'Readers of the newsletter': { utm_source: 'newsletter' },
  'On a phone': { device_type: 'mobile' },
  'From the north': { country_code: { $in: ['NO', 'SE', 'DK', 'FI'] } },
} as const;

export type SegmentName = keyof typeof segmentRules;

export interface DemoVariation {
  title: string;
  css?: string;
  js?: string;
  changes?: Change[];
  redirectUrl?: string;
  /** Personalization: whom it is for. */
  segment?: SegmentName;
}

/** A rule of a flag; variations go by their position, the control's being 0. */
export interface DemoRule {
  name: string;
  segment?: SegmentName;
  /** The key of a flag that has to serve its last variation. */
  asksFor?: string;
  coverage?: number;
  /** One variation, or percent of the control and of each variation. */
  serves: number | number[];
}

/** What a Feature Flag has beside what every experiment has. */
export interface DemoFlag {
  valueType: 'boolean' | 'number' | 'json';
  /** The title of the control; "off" when left out. */
  control?: string;
  /** Of the control and of each variation; false and true when left out. */
  values?: (boolean | number | object)[];
  rules?: DemoRule[];
  pins?: { endUserId: string; variation: number }[];
}

/** An experiment of the demo shop, as a person would set it up in the console. */
export interface DemoExperiment {
  key: string;
  title: string;
  description: string;
  type: ExperimentType;
  triggerType: TriggerType;
  status: ExperimentStatus;
  tags: string[];
  conditions: { operator: UrlOperator; urls: string[] }[];
  conditionType?: ConditionType;
  /** Whom it is for; everyone when left out. */
  segment?: SegmentName;
  /** Beside the control, in order. */
  variations: DemoVariation[];
  /** Percent of the control and of each variation; even when left out. */
  shares?: number[];
  metrics: CreateMetricRequest[];
  flag?: DemoFlag;
  /** Whether it is looked at with all metrics of the library too. */
  hasScorecard?: true;
  plannedUsers?: number;
  stopsOnGuardrail?: boolean;
  stopsOnSrm?: boolean;
  /** The mutually exclusive group in which it has half of the visitors. */
  group?: string;
  /** What it was ended for; `ship` serves its last variation on. */
  decision?: { outcome: 'ship' | 'roll_back' | 'inconclusive'; reason: string; learned: string };
  /** Percent of the control and of each variation since the end of the demo's week. */
  newShares?: number[];
  /** How long ago it started; left out for one that never did. */
  startedDaysAgo?: number;
  /** How long ago it stopped taking in visitors: when it was ended or paused. */
  stoppedDaysAgo?: number;
}

export const clicks = (title: string, selector: string): CreateMetricRequest => ({ title, selector });

const custom = { custom: true } as const;

export const orders: CreateMetricRequest = { ...custom, title: 'Orders', selector: 'order' };

export const signUps: CreateMetricRequest = { ...custom, title: 'Sign-ups', selector: 'signup' };

/** Money has a long tail: a single large order must not decide. */
export const revenue: CreateMetricRequest = {
  ...{ ...custom, title: 'Revenue of a visitor (€)', selector: 'order', kind: 'mean', role: 'secondary' },
  ...{ capping: 'percentile', capPercentile: 0.99, capIgnoresZeros: true },
};

export const orderValue: CreateMetricRequest = {
  ...{ ...custom, title: 'Value of an order (€)', selector: 'order', kind: 'ratio', role: 'secondary' },
  ...{ ratioOf: 'values', denominator: 'order', denominatorOf: 'count' },
};

/** Whatever sells more must not drive people away. */
export const pageViews: CreateMetricRequest = {
  ...{ ...custom, title: 'Page views', selector: 'page_view', kind: 'count', role: 'guardrail' },
  ...{ marginType: 'relative', margin: 0.1 },
};

export const asSecondary = (metric: CreateMetricRequest): CreateMetricRequest => ({
  ...metric,
  role: 'secondary',
});
