import type { Judgement } from './analyse-experiment.js';
import type { MetricChoice } from './measured-metric.js';
import type { EventFilter } from './reading.js';

/** Which results are asked for. */
export interface ResultsRequest extends Judgement, EventFilter {
  decidedBy: MetricChoice['decidedBy'];
  /** In place of the experiment's own. */
  conversionType?: string;
  /** Events of this type only, in the counts of the variants. */
  eventType?: string;
  /** This variation only, in the counts of the variants. */
  variantId?: number;
  by?: string;
  series?: boolean;
}
