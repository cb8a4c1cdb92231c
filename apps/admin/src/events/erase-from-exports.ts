import { text as readText } from 'node:stream/consumers';
import type { ObjectStorage } from '#libs/storage';
import { csvLine } from './csv.js';
import { csvColumns, exportTypes, type ExportFormat } from './event-export.js';

export interface ExportErasure {
  projectId: number;
  endUserId: string;
  /** What stands in the place of the id. */
  anonymousId: string;
}

/** Of an event, what could tell who it was of. */
const personal = ['event_id', 'properties', 'campaign_id', 'ad_id', 'device_type'] as const;

/**
 * Makes an end user anonymous in the exports of a project that are kept in object storage. Parts hold whole lines, and
 * each is replaced as a whole.
 */
export async function eraseFromExports(storage: ObjectStorage, erasure: ExportErasure): Promise<void> {
  for (const key of await storage.list(`exports/${erasure.projectId}`)) {
    const format = /-(ndjson|csv)\/\d+$/.exec(key)?.[1] as ExportFormat | undefined;
    const content = format && (await storage.get(key));
    if (!format || !content) continue;
    const text = await readText(content);
    const changed = format === 'csv' ? eraseFromCsv(text, erasure) : eraseFromLines(text, erasure);
    if (changed === text) continue;
    const bytes = Buffer.from(changed);
    await storage.put(key, asContent(bytes), { type: exportTypes[format], maxBytes: bytes.length });
  }
}

async function* asContent(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

/** Of events as JSON, one a line. */
export function eraseFromLines(text: string, { endUserId, anonymousId }: ExportErasure): string {
  const id = JSON.stringify(endUserId);
  if (!text.includes(id)) return text;
  return text
    .split('\n')
    .map((line) => {
      if (!line.includes(id)) return line;
      const event = JSON.parse(line) as Record<string, unknown>;
      if (event['user_id'] !== endUserId) return line;
      const nothing = Object.fromEntries(personal.map((name) => [name, null]));
      return JSON.stringify({ ...event, ...nothing, user_id: anonymousId });
    })
    .join('\n');
}

/** Of events as CSV, as `csvLine` writes it. */
export function eraseFromCsv(text: string, { endUserId, anonymousId }: ExportErasure): string {
  const id = csvLine([endUserId]).slice(0, -2);
  if (!text.includes(id)) return text;
  const place = csvColumns.indexOf('user_id');
  const emptied = personal.map((name) => csvColumns.indexOf(name));
  return rowsOf(text)
    .map((cells) => {
      if (cells[place] !== id) return cells;
      return cells.map((cell, index) =>
        index === place ? anonymousId : emptied.includes(index) ? '' : cell,
      );
    })
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

/** The cells of each line as they are written, quotation marks included. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    cells.push(cell);
    if (end === ',') continue;
    rows.push(cells);
    cells = [];
  }
  return rows;
}
