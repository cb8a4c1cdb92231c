import { ApiEventDto } from './event.dto.js';
import { csvLine } from './csv.js';
import type { EventSelection, EventsQueries } from './events.queries.js';
import { inSlices } from '../threads/index.js';

export const exportFormats = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportTypes: Record<ExportFormat, string> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** Rows come in one piece from the database, and may have 16 KiB of properties each. */
const rowsOfPage = 250;

export const csvColumns = [
  ...['id', 'event_id', 'user_id', 'experiment_id', 'variant_id', 'type', 'timestamp', 'value', 'properties'],
  ...['campaign_id', 'ad_id', 'device_type', 'not_counted'],
] as const satisfies readonly (keyof ApiEventDto)[];

/**
 * All events of an experiment, newest first, as text in pieces. Each page is read when the one before is taken, so memory
 * does not grow with the number of events, and a slow reader holds no connection of the database. A fast one does not
 * keep the event loop for longer than a slice at a time.
 */
export async function* exportEvents(
  queries: EventsQueries,
  selection: Omit<EventSelection, 'limit' | 'after'>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(csvColumns);
  for (let after: EventSelection['after']; ;) {
    const events = await queries.find({ ...selection, after, limit: rowsOfPage });
    yield* inSlices(events, (event) => lineOf(ApiEventDto.from(event), format));
    const last = events.at(-1);
    if (last === undefined || events.length < rowsOfPage) return;
    after = { id: last.id, occurredAt: last.occurredAt.getTime() };
  }
}

function lineOf(event: ApiEventDto, format: ExportFormat): string {
  return format === 'csv' ? csvLine(csvColumns.map((column) => event[column])) : `${JSON.stringify(event)}\n`;
}
