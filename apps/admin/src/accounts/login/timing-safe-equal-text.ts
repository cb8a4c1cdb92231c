import { timingSafeEqual } from 'node:crypto';

/** Whether two texts of ASCII are the same; takes as long for every difference. */
export const timingSafeEqualText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
