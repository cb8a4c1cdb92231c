import type { FlagRule } from '#libs/entities';

type Flags = ReadonlyMap<number, { rules: readonly Pick<FlagRule, 'prerequisites'>[] }>;

/** The way from a flag over its prerequisite back to itself, both ends included; undefined when there is none. */
export function cycleThrough(own: number, prerequisite: number, flags: Flags): number[] | undefined {
  const from = new Map<number, number>();
  const waiting = [prerequisite];
  from.set(prerequisite, own);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (id === own) return wayTo(own, from);
    for (const next of prerequisitesOf(id, flags)) {
      if (from.has(next)) continue;
      from.set(next, id);
      waiting.push(next);
    }
  }
  return undefined;
}

function wayTo(own: number, from: ReadonlyMap<number, number>): number[] {
  const way = [own];
  let id = from.get(own)!;
  while (id !== own) {
    way.unshift(id);
    id = from.get(id)!;
  }
  return [own, ...way];
}

const prerequisitesOf = (id: number, flags: Flags): number[] =>
  (flags.get(id)?.rules ?? []).flatMap(({ prerequisites }) =>
    prerequisites.map(({ experimentId }) => experimentId),
  );
