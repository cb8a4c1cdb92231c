import {
  EnumField,
  NumberField,
  QueryBooleanField,
  QueryIdField,
  QueryNumberField,
  TextField,
  TimeField,
} from '#libs/http';
import { resultMethods, type ResultMethod } from '#libs/protocol';

/** How results are written. */
const resultFormats = ['json', 'csv'] as const;
export type ResultFormat = (typeof resultFormats)[number];

const level = {
  ...{ optional: true, above: 0, below: 1, example: 0.95 },
  description: 'Level of all intervals; 1 - alpha of the protocol when left out',
};
const threshold = {
  ...{ optional: true, above: 0, below: 1, example: 0.05 },
  description: 'p-values are judged against it; alpha of the protocol when left out',
};
const method = {
  optional: true,
  description:
    'How results are judged; as the protocol says when left out. `fixed_horizon` is another name of `frequentist`. ' +
    '`sequential` may be looked at any time',
};
const from = { optional: true, description: 'Events not before', example: '2026-11-01' };
const until = {
  optional: true,
  description: 'Events not after; a date stands for the whole day',
  example: '2026-11-30',
};
const by = {
  ...{ optional: true, max: 100, example: 'device_type' },
  description:
    'Broken down by `device_type`, `campaign_id`, `ad_id`, or any attribute of the first exposure, such as `country`; ' +
    'a flag with rules also by `rule_id`. ' +
    'Its cost grows with the number of end users',
};
const series = {
  optional: true,
  example: true,
  description:
    'Whether to follow a metric from day to day, the first primary one unless `seriesOf` (`series_of`) names another; ' +
    'its cost grows with the number of events',
};
const seriesOf = {
  ...{ optional: true, max: 100, example: '4' },
  description: '`key` of the metric that the series follows, in place of the first',
};
const conversionType = {
  ...{ optional: true, max: 1000, example: 'purchase' },
  description: "The type of event that makes an end user a converted one; the experiment's own when left out",
};
const format = { optional: true, description: '`csv`: one line for each metric and variant' };

/** What results the console asks for. */
export class ConsoleResultsQuery {
  @EnumField(resultMethods, method)
  method?: ResultMethod | null;

  @QueryNumberField(level)
  confidenceLevel?: number | null;

  @QueryNumberField(threshold)
  significanceThreshold?: number | null;

  @TimeField(from)
  from?: string | null;

  @TimeField({ ...until, since: 'from' })
  to?: string | null;

  @TextField(by)
  by?: string | null;

  @QueryBooleanField(series)
  series?: boolean | null;

  @TextField(seriesOf)
  seriesOf?: string | null;

  @EnumField(resultFormats, format)
  format?: ResultFormat | null;
}

/** What narrows the events that results are made of; never the assignments. */
export class ResultsQuery {
  @TimeField(from)
  start_date?: string | null;

  @TimeField({ ...until, since: 'start_date' })
  end_date?: string | null;

  @TextField({
    optional: true,
    max: 1000,
    description: 'Events of this type only, which are the conversions',
  })
  event_type?: string | null;

  @TextField(conversionType)
  conversion_event_type?: string | null;

  @QueryIdField({ optional: true, description: 'This variant only' })
  variant_id?: number | null;

  @EnumField(resultMethods, method)
  method?: ResultMethod | null;

  @QueryNumberField(level)
  confidence_level?: number | null;

  @QueryNumberField(threshold)
  significance_threshold?: number | null;

  @TextField(by)
  by?: string | null;

  @QueryBooleanField(series)
  series?: boolean | null;

  @TextField(seriesOf)
  series_of?: string | null;

  @EnumField(resultFormats, format)
  format?: ResultFormat | null;
}

/** How results are to be judged. */
export class JudgeResultsRequest {
  @TextField(conversionType)
  conversion_event_type?: string | null;

  @NumberField(level)
  confidence_level?: number | null;

  @NumberField(threshold)
  significance_threshold?: number | null;

  @EnumField(resultMethods, method)
  method?: ResultMethod | null;

  @TimeField(from)
  start_date?: string | null;

  @TimeField({ ...until, since: 'start_date' })
  end_date?: string | null;
}
