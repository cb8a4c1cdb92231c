import { dayMs } from '#libs/durations';

const isoInstant =
  /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/i;

/**
 * An ISO 8601 date, or date with time, as milliseconds since 1970: UTC when it names no zone, and a date alone is the
 * begin of that day. NaN for anything else, such as a month, a day that no calendar has, or one with a space around it.
 */
export function parseInstant(text: string): number {
  const [, day, time, zone] = isoInstant.exec(text) ?? [];
  if (day === undefined || !isRealDay(day)) return NaN;
  const normal = text.replace(',', '.');
  return Date.parse(time !== undefined && zone === undefined ? `${normal}Z` : normal);
}

/** `Date.parse` moves days that a month does not have into the next one. */
function isRealDay(day: string): boolean {
  return new Date(Date.parse(day)).getUTCDate() === Number(day.slice(-2));
}

/**
 * The instant that the text of a `TimeField` names.
 *
 * @param ends whether a date alone stands for the end of that day, its last millisecond, and not its begin
 */
export function instantOf(text: string, { ends = false } = {}): Date {
  const isWholeDay = !/T/i.test(text);
  return new Date(parseInstant(text) + (ends && isWholeDay ? dayMs - 1 : 0));
}
