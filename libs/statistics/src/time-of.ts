import { requireThat } from './invalid-input.js';

/** Milliseconds since 1970 of a Date, or of a text that Date.parse reads. @throws InvalidInputError */
export function timeOf(value: string | Date, field: string): number {
  const time = new Date(value).getTime();
  requireThat(!Number.isNaN(time), field, 'must be a time');
  return time;
}
