import { instantOf, parseInstant } from './instants.js';

describe('parseInstant', () => {
  it.each([
    ['2026-11-22', Date.UTC(2026, 10, 22)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2000-02-29', Date.UTC(2000, 1, 29)],
    ['2026-11-22T10:00', Date.UTC(2026, 10, 22, 10)],
    ['2026-11-22T10:00:00.123Z', Date.UTC(2026, 10, 22, 10, 0, 0, 123)],
    ['2026-11-22T10:00:00,5', Date.UTC(2026, 10, 22, 10, 0, 0, 500)],
    ['2026-11-22t10:00z', Date.UTC(2026, 10, 22, 10)],
    ['2026-11-22T10:00:00+0200', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22T10:00:00-05:30', Date.UTC(2026, 10, 22, 15, 30)],
  ])('reads %p', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    ...['2026-02-29', '2026-02-30', '2026-04-31', '2100-02-29', '2026-13-01', '2026-00-10', '2026-01-00'],
    ...[
      '2026-02-30T10:00:00Z',
      '2026-02-29T10:00',
      '2026-11-22T25:00',
      '2026-11-22T10:61',
      '2026-11-22T10:00:60',
    ],
    ...['2026', '2026-11', '2026-W47-3', '20261122', '2026-326', '2026-11-22Z', '2026-11-22+02:00'],
    ...[' 2026-11-22', '2026-11-22 ', '2026-11-22 10:00', '2026-11-22T10', '2026-11-22T10:00+99:99', ''],
  ])('refuses %p', (text) => {
    expect(parseInstant(text)).toBeNaN();
  });
});

describe('instantOf', () => {
  it('takes a date for the begin of the day, or for its end where it ends something', () => {
    expect(instantOf('2026-11-22').toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(instantOf('2026-11-22', { ends: true }).toISOString()).toBe('2026-11-22T23:59:59.999Z');
  });

  it('takes a time as it is', () => {
    expect(instantOf('2026-11-22T10:00', { ends: true }).toISOString()).toBe('2026-11-22T10:00:00.000Z');
  });
});
