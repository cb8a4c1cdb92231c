import {
  changedFields,
  fieldNames,
  isSame,
  type Draft,
  type DraftCondition,
  type DraftVariation,
  type Fields,
} from './draft.js';
import type { DraftMetric } from './draft-metric.js';
import { scaledShares } from './shares.js';

/**
 * Where two members changed the same: `title`, `segmentIds`, `shares`, `conditions.c5`, `variations.v3` (one removed
 * it, the other changed it), `variations.v3.css` or `metrics.m4`.
 */
export type Collision = string;

/** Two drafts put together. What collides stands as the member has it, until they decide. */
export interface Merged {
  draft: Draft;
  collisions: Collision[];
}

/** What of a variation is merged by itself; shares are one thing, since they are 100 in total. */
const variationFields = ['title', 'css', 'js', 'changes', 'value', 'redirectUrl', 'segmentId'] as const;

/**
 * What a member changed on top of what is stored now: what only one of both touched is taken from that one.
 *
 * @param base what the member started from
 * @param mine what stands on the page
 * @param theirs what is stored now
 */
export function mergeDraft(base: Draft, mine: Draft, theirs: Draft): Merged {
  const merge = { base, mine, theirs };
  const fields = mergeFields(merge);
  const segments = mergeSegments(merge);
  const conditions = mergeConditions(merge);
  const variations = mergeVariations(merge);
  const metrics = mergeMetrics(merge);
  return {
    draft: {
      fields: fields.value,
      conditions: conditions.value,
      segmentIds: segments.value,
      variations: variations.value,
      metrics: metrics.value,
    },
    collisions: [fields, segments, conditions, variations, metrics].flatMap(({ collisions }) => collisions),
  };
}

type Sides<T> = Record<'base' | 'mine' | 'theirs', T>;

interface Part<T> {
  value: T;
  collisions: Collision[];
}

/** Whether both sides made something else of it. */
const collides = ({ base, mine, theirs }: Sides<unknown>): boolean =>
  !isSame(base, mine) && !isSame(base, theirs) && !isSame(mine, theirs);

const pick = <T>({ base, mine, theirs }: Sides<T>): T => (isSame(base, mine) ? theirs : mine);

function mergeFields({ base, mine, theirs }: Sides<Draft>): Part<Fields> {
  const of = (name: keyof Fields) => ({
    base: base.fields[name],
    mine: mine.fields[name],
    theirs: theirs.fields[name],
  });
  return {
    value: { ...theirs.fields, ...changedFields(base.fields, mine.fields) },
    collisions: fieldNames.filter((name) => collides(of(name))),
  };
}

function mergeSegments({ base, mine, theirs }: Sides<Draft>): Part<readonly number[]> {
  const sorted = ({ segmentIds }: Draft) => [...segmentIds].sort((one, other) => one - other);
  const sides = { base: sorted(base), mine: sorted(mine), theirs: sorted(theirs) };
  return { value: pick(sides), collisions: collides(sides) ? ['segmentIds'] : [] };
}

/** A condition is one thing: its operator and its texts belong together. */
const mergeConditions = (sides: Sides<Draft>): Part<readonly DraftCondition[]> =>
  mergeItems('conditions', {
    base: sides.base.conditions,
    mine: sides.mine.conditions,
    theirs: sides.theirs.conditions,
  });

/** So is a metric: what it counts and how it is judged belong together. */
const mergeMetrics = (sides: Sides<Draft>): Part<readonly DraftMetric[]> =>
  mergeItems('metrics', {
    base: sides.base.metrics,
    mine: sides.mine.metrics,
    theirs: sides.theirs.metrics,
  });

function mergeItems<Item extends { id?: number; key: string }>(
  place: string,
  { base, mine, theirs }: Sides<readonly Item[]>,
): Part<readonly Item[]> {
  const collisions: Collision[] = [];
  const value = mine.flatMap((item) => {
    if (item.id === undefined) return [item];
    const [was, now] = [base, theirs].map((items) => items.find(isOf(item)));
    if (!now && (!was || isSame(was, item))) return [];
    if (!now || collides({ base: was, mine: item, theirs: now })) collisions.push(`${place}.${item.key}`);
    return [!now ? item : was && isSame(was, item) ? now : item];
  });
  const others = theirs.filter((now) => !mine.some(isOf(now)));
  for (const now of others) {
    const was = base.find(isOf(now));
    if (was && !isSame(was, now)) collisions.push(`${place}.${now.key}`);
  }
  const added = others.filter((now) => !base.some(isOf(now)));
  return { value: inOrder([...value, ...added]), collisions };
}

function mergeVariations(sides: Sides<Draft>): Part<readonly DraftVariation[]> {
  const { base, mine, theirs } = sides;
  const collisions: Collision[] = [];
  const kept = mine.variations.flatMap((variation) => {
    if (variation.id === undefined) return [variation];
    const [was, now] = [base, theirs].map(({ variations }) => variations.find(isOf(variation)));
    if (now) return [mergeVariation({ base: was ?? now, mine: variation, theirs: now }, collisions)];
    if (!was || hasSameContent(was, variation)) return [];
    collisions.push(`variations.${variation.key}`);
    return [variation];
  });
  const others = theirs.variations.filter((now) => !mine.variations.some(isOf(now)));
  for (const now of others) {
    const was = base.variations.find(isOf(now));
    if (was && !hasSameContent(was, now)) collisions.push(`variations.${now.key}`);
  }
  const added = others.filter((now) => !base.variations.some(isOf(now)));
  const shares = { base: sharesOf(base), mine: sharesOf(mine), theirs: sharesOf(theirs) };
  if (collides(shares)) collisions.push('shares');
  const from = isSame(shares.base, shares.mine) ? theirs : mine;
  return { value: withSharesOf(from, inOrder([...kept, ...added])), collisions };
}

function mergeVariation(
  { base, mine, theirs }: Sides<DraftVariation>,
  collisions: Collision[],
): DraftVariation {
  const merged = { ...theirs, ...(mine.valueText !== undefined && { valueText: mine.valueText }) };
  for (const name of variationFields) {
    const sides = { base: base[name], mine: mine[name], theirs: theirs[name] };
    if (collides(sides)) collisions.push(`variations.${mine.key}.${name}`);
    Object.assign(merged, { [name]: pick(sides) });
  }
  return merged;
}

/** What has a place beside the others by its id. */
const isOf =
  ({ id, key }: { id?: number; key: string }) =>
  (other: { id?: number; key: string }): boolean =>
    id === undefined ? other.key === key : other.id === id;

/** As they are stored, new ones last. */
const inOrder = <T extends { id?: number }>(items: readonly T[]): T[] =>
  [...items].sort((one, other) => (one.id ?? Infinity) - (other.id ?? Infinity) || 0);

const hasSameContent = (one: DraftVariation, other: DraftVariation): boolean =>
  variationFields.every((name) => isSame(one[name], other[name]));

/** Who has which share; variations without one do not count. */
const sharesOf = ({ variations }: Draft): unknown =>
  variations.filter(({ traffic }) => traffic > 0).map(({ key, traffic }) => [key, traffic]);

/** Variations with the shares that they have in a draft; those that it lacks get none, and the sum stays 100. */
function withSharesOf(from: Draft, variations: readonly DraftVariation[]): readonly DraftVariation[] {
  const wanted = variations.map((one) => from.variations.find(isOf(one))?.traffic ?? 0);
  const shares = scaledShares(wanted);
  return variations.map((one, index) => ({ ...one, traffic: shares[index]! }));
}

/** Both values of a collision, as its place has them; undefined where it is removed. */
export function sidesOf(
  collision: Collision,
  mine: Draft,
  theirs: Draft,
): { mine: unknown; theirs: unknown } {
  return { mine: valueAt(collision, mine), theirs: valueAt(collision, theirs) };
}

function valueAt(collision: Collision, draft: Draft): unknown {
  const [place, key, name] = collision.split('.') as [string, string?, string?];
  if (place === 'segmentIds') return draft.segmentIds;
  if (place === 'shares') return draft.variations.map(({ title, traffic }) => ({ title, traffic }));
  if (place === 'conditions' || place === 'metrics') return draft[place].find((one) => one.key === key);
  if (place !== 'variations') return draft.fields[place as keyof Fields];
  const variation = draft.variations.find((one) => one.key === key);
  return name === undefined ? variation : variation?.[name as keyof DraftVariation];
}

/** Whether a collision still has to be decided: the page has something else than what is stored. */
export function isOpen(collision: Collision, mine: Draft, theirs: Draft): boolean {
  if (collision === 'shares') return !isSame(sharesOf(mine), sharesOf(theirs));
  const sides = sidesOf(collision, mine, theirs);
  return !isSame(sides.mine, sides.theirs);
}

/** The draft once a collision is decided for what is stored. */
export function withTheirs(collision: Collision, mine: Draft, theirs: Draft): Draft {
  const [place, key, name] = collision.split('.') as [string, string?, string?];
  if (place === 'segmentIds') return { ...mine, segmentIds: theirs.segmentIds };
  if (place === 'shares') return { ...mine, variations: withSharesOf(theirs, mine.variations) };
  if (place === 'conditions' || place === 'metrics')
    return { ...mine, [place]: replaced(place, key, mine, theirs) };
  if (place !== 'variations')
    return { ...mine, fields: { ...mine.fields, [place]: theirs.fields[place as keyof Fields] } };
  if (name === undefined) {
    const variations = replaced('variations', key, mine, theirs);
    return { ...mine, variations: withSharesOf(theirs, variations) };
  }
  const now = theirs.variations.find((one) => one.key === key);
  const change = (one: DraftVariation) =>
    one.key === key && now ? { ...one, [name]: now[name as keyof DraftVariation] } : one;
  return { ...mine, variations: mine.variations.map(change) };
}

/** The draft once a collision is decided for the member: what the other one removed is made again. */
export function withMine(collision: Collision, mine: Draft, theirs: Draft): Draft {
  const [place, key, name] = collision.split('.') as [string, string?, string?];
  if (place !== 'conditions' && place !== 'metrics' && place !== 'variations') return mine;
  if (name !== undefined) return mine;
  const isGone = (one: { key: string }) => one.key === key && !theirs[place].some(isOf(one));
  const again = <T extends { key: string; id?: number }>(items: readonly T[]): T[] =>
    items.map((one) => (isGone(one) ? { ...one, key: `again-${one.key}`, id: undefined } : one));
  switch (place) {
    case 'conditions':
      return { ...mine, conditions: again(mine.conditions) };
    case 'metrics':
      return { ...mine, metrics: again(mine.metrics) };
    case 'variations':
      return { ...mine, variations: again(mine.variations) };
  }
}

function replaced<Name extends 'conditions' | 'variations' | 'metrics'>(
  name: Name,
  key: string | undefined,
  mine: Draft,
  theirs: Draft,
): Draft[Name] {
  type Item = Draft[Name][number];
  const now = (theirs[name] as readonly Item[]).find((one) => one.key === key);
  const rest = (mine[name] as readonly Item[]).filter((one) => one.key !== key);
  return inOrder(now ? [...rest, now] : rest) as unknown as Draft[Name];
}
