import { instantOf } from '#libs/http';
import type { ResultsRequest } from './results-request.js';
import type { ConsoleResultsQuery, ResultsQuery } from './results-queries.dto.js';

/** What the console asks for. */
export function requestOfConsole(query: ConsoleResultsQuery): ResultsRequest {
  const { from, to, by, series, seriesOf, ...judgement } = query;
  return {
    ...judgement,
    ...datesOf(from, to),
    ...{
      by: by || undefined,
      series: series ?? false,
      seriesOf: seriesOf ? { key: seriesOf, field: 'seriesOf' } : undefined,
    },
  };
}

/** What a program asks for, in a query or a body. */
export function requestOfProgram(query: ResultsQuery): ResultsRequest {
  const { confidence_level, significance_threshold, method, start_date, end_date } = query;
  const { event_type, variant_id, by, series, series_of } = query;
  return {
    ...{ method, confidenceLevel: confidence_level, significanceThreshold: significance_threshold },
    ...datesOf(start_date, end_date),
    ...{ conversionType: query.conversion_event_type || undefined, eventType: event_type || undefined },
    ...{ variantId: variant_id ?? undefined, by: by || undefined },
    ...{ series: series ?? false, seriesOf: series_of ? { key: series_of, field: 'series_of' } : undefined },
  };
}

function datesOf(from: string | null | undefined, until: string | null | undefined) {
  return {
    from: from ? instantOf(from) : undefined,
    until: until ? instantOf(until, { ends: true }) : undefined,
  };
}
