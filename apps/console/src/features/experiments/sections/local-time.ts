import { minuteMs } from '#libs/durations';

/** An instant as a field for local times wants it: to the minute, without a zone. */
export function asLocal(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * minuteMs).toISOString().slice(0, 16);
}

/** What stands in such a field, as an instant; null when it is empty. */
export const asInstant = (local: string): string | null => (local ? new Date(local).toISOString() : null);
