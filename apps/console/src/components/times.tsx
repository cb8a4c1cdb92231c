import { Tooltip } from '@mantine/core';
import { useNow } from './use-now.js';

/** Made when it is first needed: a formatter of dates takes milliseconds to make. */
function dates(options: Intl.DateTimeFormatOptions) {
  let made: Intl.DateTimeFormat | undefined;
  return (instant: Date | number) => (made ??= new Intl.DateTimeFormat(undefined, options)).format(instant);
}

const exact = dates({ dateStyle: 'medium', timeStyle: 'short' });
/** A time of today, to the second. */
export const clock = dates({ timeStyle: 'medium' });
const dayAndClock = dates({ dateStyle: 'medium', timeStyle: 'medium' });
const day = dates({ dateStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
];

/** An instant as people say it: "5 minutes ago", a date when it is more than a month away; exact on hover. */
export function Time({ value }: { value: string }) {
  const instant = new Date(value);
  return (
    <Tooltip label={exact(instant)}>
      <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
        {spoken(instant)}
      </time>
    </Tooltip>
  );
}

/** An instant to the second, for what is compared with a moment on another screen; with its date unless it is today. */
export function ClockTime({ value }: { value: string }) {
  const instant = new Date(value);
  const isToday = instant.toDateString() === useNow().toDateString();
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {(isToday ? clock : dayAndClock)(instant)}
    </time>
  );
}

function spoken(instant: Date): string {
  const seconds = (instant.getTime() - Date.now()) / 1000;
  if (Math.abs(seconds) < 45) return relative.format(0, 'second');
  if (Math.abs(seconds) > 30 * 86_400) return day(instant);
  const [unit, length] = units.findLast(([, size]) => Math.abs(seconds) >= size) ?? units[0]!;
  return relative.format(Math.round(seconds / length), unit);
}
