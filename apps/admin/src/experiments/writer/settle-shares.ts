import { evenShares } from '#libs/bucketing';
import { servedOf, type Configuration } from './configuration.js';
import type { Fault } from './faults.js';
import type { Target, TargetPart } from './target.js';
import type { VariationFields } from './wanted.js';

/** What shares have to be in total when a request sets them: 100, or at most that, which leaves the rest uncovered. */
export type ShareRule = 'full' | 'at-most';

type Part = TargetPart<VariationFields>;

/**
 * Gives every variation its share. Where a request sets shares, they are what it says. Otherwise a new variation of a
 * Draft makes them even, and one of a started experiment begins with nothing; the share of a removed one goes to the
 * others, in equal parts in a Draft and in proportion later.
 *
 * @returns what is wrong with the shares of the request
 */
export function settleShares(present: Configuration, target: Target, rule: ShareRule): Fault[] {
  const isRetired = retiredIn(present);
  const served = target.variations.filter((part) => !isRetired(part));
  const faults = target.variations.filter(isRetired).flatMap(requireNothing);
  for (const part of served) part.fields.traffic ??= 0;
  const set = served.filter(({ given }) => given.traffic !== undefined);
  if (set.length > 0) return [...faults, ...checkTotal(served, set.at(-1)!, rule)];
  const isDraft = present.experiment.status === 'Draft';
  if (isDraft && served.some(({ id }) => id === undefined)) {
    assign(served, evenShares(served.length));
    return faults;
  }
  const removed = servedOf(present).filter(({ id }) => served.every((part) => part.id !== id));
  if (removed.length === 0) return faults;
  const share = removed.reduce((sum, { traffic }) => sum + traffic, 0);
  const shares = served.map(({ fields }) => fields.traffic);
  assign(served, (isDraft ? handOverEqually : handOverInProportion)(share, shares));
  return faults;
}

/** The share of a removed variation, handed over in equal parts, to the hundredth of a percent. */
export function handOverEqually(removed: number, shares: readonly number[]): number[] {
  const hundredths = Math.round(removed * 100);
  const part = Math.floor(hundredths / shares.length);
  const remainder = hundredths - part * shares.length;
  return shares.map((share, index) => (Math.round(share * 100) + part + (index < remainder ? 1 : 0)) / 100);
}

/**
 * The share of a removed variation, handed over in proportion to the shares of the others, with the hundredths that are
 * left over going to the largest remainders. Equal parts where nobody else has a share.
 */
export function handOverInProportion(removed: number, shares: readonly number[]): number[] {
  const present = shares.map((share) => Math.round(share * 100));
  const total = present.reduce((sum, share) => sum + share, 0);
  if (total === 0) return handOverEqually(removed, shares);
  const wanted = total + Math.round(removed * 100);
  const whole = present.map((share) => Math.floor((share * wanted) / total));
  const rest = wanted - whole.reduce((sum, share) => sum + share, 0);
  const byRemainder = present
    .map((share, index) => ({ index, remainder: (share * wanted) % total }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, rest)) whole[index]! += 1;
  return whole.map((share) => share / 100);
}

/** In percent, exact to the hundredth. */
export const totalShare = (shares: readonly { traffic: number }[]): number =>
  shares.reduce((sum, { traffic }) => sum + Math.round(traffic * 100), 0) / 100;

export function retiredIn(present: Configuration): (part: { id?: number }) => boolean {
  const retired = new Set(
    present.variations.filter(({ retiredAt }) => retiredAt !== null).map(({ id }) => id),
  );
  return ({ id }) => id !== undefined && retired.has(id);
}

function checkTotal(served: readonly Part[], last: Part, rule: ShareRule): Fault[] {
  const total = totalShare(served.map(({ fields }) => fields));
  if (total === 100 || (rule === 'at-most' && total < 100)) return [];
  const message =
    rule === 'full'
      ? `makes the total ${total}, which must be 100`
      : `makes the total ${total}, more than 100`;
  return [{ path: ['variations', last.at, 'traffic'], message }];
}

function requireNothing({ at, fields }: Part): Fault[] {
  if (fields.traffic === 0) return [];
  const message = 'belongs to a retired variation, which gets no share';
  return [{ path: ['variations', at, 'traffic'], message }];
}

function assign(parts: readonly Part[], shares: readonly number[]): void {
  for (const [index, { fields }] of parts.entries()) fields.traffic = shares[index] ?? 0;
}
