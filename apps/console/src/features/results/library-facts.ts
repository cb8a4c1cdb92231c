import type { MetricResult } from './results-queries.js';

interface Range {
  lower: number;
  upper: number;
}

/** A step of a funnel in a variation. */
export interface FunnelStep {
  step: number;
  users: number;
  rate: number | null;
  rateOfPrevious: number | null;
  interval: Range | null;
  intervalOfPrevious: Range | null;
}

/** What results tell of shared metrics; a metric of the experiment alone has none of it. */
export interface LibraryFacts {
  /** Of its definition. */
  version?: number | null;
  /** Up to when what was stored is in the numbers. */
  asOf?: string | null;
  /** The share of end users that is worked out, 0 to 1. */
  filling?: number | null;
  steps?: readonly { variantId: number; steps: readonly FunnelStep[] }[] | null;
  /** End users of whom the days of retention, or the window, are over. */
  matured?: number | null;
  quantile?: {
    q: number;
    per: string;
    variants: readonly { variantId: number; values: number }[];
  } | null;
  /** Events without a usable number, or in another currency. */
  ignored?: number | null;
}

export const libraryFactsOf = (metric: MetricResult): LibraryFacts => metric as MetricResult & LibraryFacts;
