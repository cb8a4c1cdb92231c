/** The last day that fields of dates take: without one, browsers wait for six digits of the year. */
export const lastDay = '9999-12-31';

/** Whether a text is a day that the API knows, such as 2026-11-23. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && Date.parse(text) >= 0 && new Date(text).toISOString().startsWith(text);

/** A day of the API, `2026-11-23`, as members read it; it is one of UTC wherever they are. */
const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** 2026-11-23 → Nov 23, 2026. An instant stands for its day. */
export const dayText = (day: string): string => long.format(new Date(day));

/** 2026-11-23 → Nov 23, where the year goes without saying. */
export const shortDay = (day: string): string => short.format(new Date(day));
