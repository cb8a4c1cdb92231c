import { eventShortcuts } from '#libs/entities';

/** Words that are paths of their own where an experiment's key could stand. */
const reservedKeys = new Set<string>(['plan', 'check-eligibility', 'export', ...eventShortcuts]);

const maxLength = 64;

/** Whether a text may be an experiment's key. */
export function isExperimentKey(text: string): boolean {
  return /^[a-z0-9_-]{1,64}$/.test(text) && !/^\d+$/.test(text) && !reservedKeys.has(text);
}

/**
 * A key made from a title: its letters and digits in lower case, joined by hyphens.
 *
 * @param noun what it begins with when that alone would be no key
 */
export function slugOf(title: string, noun = 'experiment'): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = cut(plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+/, ''), maxLength);
  return isExperimentKey(slug) ? slug : cut(`${noun}-${slug}`, maxLength);
}

/** The key itself if it is free, otherwise with the first free number from 2 on. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  let key = wanted;
  for (let number = 2; taken.has(key); number++) key = `${cut(wanted, maxLength - 8)}-${number}`;
  return key;
}

const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/, '');
