import type { AskedView } from '#libs/protocol';
import type { EventFilter } from '../queries/event-filter.js';

/** Which results are asked for. */
export interface ResultsRequest
  extends Pick<AskedView, 'method' | 'confidenceLevel' | 'significanceThreshold'>, EventFilter {
  /** In place of the experiment's own; then conversions decide. */
  conversionType?: string;
  /** Events of this type only, in the counts of the variants. */
  eventType?: string;
  /** This variation only, in the counts of the variants. */
  variantId?: number;
  by?: string;
  series?: boolean;
  /** The key of the metric that the series follows, in place of the first, and the field that it was asked for by. */
  seriesOf?: { key: string; field: string };
}
