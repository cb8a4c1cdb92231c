import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';
import { eraseFromCsv, eraseFromLines } from './erase-from-exports.js';
import { csvColumns } from './event-export.js';

const event = (user_id: string | null, more: object = {}) => ({
  ...{ id: 7, event_id: 'order-1', user_id, experiment_id: 1, variant_id: 2, type: 'purchase' },
  ...{ timestamp: '2026-12-01T09:30:00.000Z', value: 9.5, properties: { note: 'a "quoted",\nline' } },
  ...{ campaign_id: 'spring', ad_id: '1', device_type: 'mobile', not_counted: null },
  ...more,
});

const erased = (user_id: string) =>
  event(user_id, { event_id: null, properties: null, campaign_id: null, ad_id: null, device_type: null });

const csvOf = (events: readonly object[]): string =>
  [csvColumns, ...events.map((one) => csvColumns.map((column) => (one as Record<string, unknown>)[column]))]
    .map((cells) => csvLine(cells as unknown[]))
    .join('');
const linesOf = (events: readonly object[]): string =>
  events.map((one) => `${JSON.stringify(one)}\n`).join('');

describe.each(['ada', '=ada', 'a,"b"\nc', 'ü🙂'])('the end user %j', (endUserId) => {
  const erasure = { projectId: 1, endUserId, anonymousId: 'anonymous-1' };
  const events = [event('other'), event(endUserId), event(null), event(`${endUserId}!`), event(endUserId)];
  const expected = [
    event('other'),
    erased('anonymous-1'),
    event(null),
    event(`${endUserId}!`),
    erased('anonymous-1'),
  ];

  it('is anonymous in CSV, and nobody else', () => {
    expect(eraseFromCsv(csvOf(events), erasure)).toBe(csvOf(expected));
  });

  it('is anonymous in lines of JSON, and nobody else', () => {
    expect(eraseFromLines(linesOf(events), erasure)).toBe(linesOf(expected));
  });
});
