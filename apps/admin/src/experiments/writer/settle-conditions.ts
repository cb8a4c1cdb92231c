import { readCondition } from '#libs/targeting';
import type { Configuration } from './configuration.js';
import type { Fault } from './faults.js';
import { sameValue } from './same-value.js';
import type { ConditionFields, SettledWanted, Wanted, WantedCondition, WantedPart } from './wanted.js';

/** What is wanted, with conditions as they are kept, and what is wrong with those that are new or change. */
export function settleConditions(
  present: Configuration,
  wanted: Wanted,
): { settled: SettledWanted; faults: Fault[] } {
  const { conditions, ...others } = wanted;
  const faults: Fault[] = [];
  if (conditions === undefined) return { settled: others, faults };
  const kept = conditions.map((condition, at) => settle(present, condition, at, faults));
  return { settled: { ...others, conditions: kept }, faults };
}

function settle(
  { conditions }: Configuration,
  { id, ...written }: WantedCondition,
  at: number,
  faults: Fault[],
): WantedPart<ConditionFields> {
  const stored = conditions.find((condition) => condition.id === id);
  const sent =
    stored && sameValue(written.ignoreQuery, stored.ignoreQuery) ? withoutIgnored(written) : written;
  const { condition, faults: own } = readCondition(sent, stored);
  const isUnchanged =
    stored !== undefined &&
    Object.entries(condition).every(([name, value]) =>
      sameValue(value, stored[name as keyof ConditionFields]),
    );
  if (isUnchanged) return { id };
  const isReadable = stored !== undefined || written.operator !== undefined;
  if (isReadable)
    faults.push(...own.map(({ path, message }) => ({ path: ['conditions', at, ...path], message })));
  return { ...(id !== undefined && { id }), ...condition };
}

/** What is sent as it is stored is not said again, so that an operator that has no use for it may come. */
function withoutIgnored({ ignoreQuery: _, ...others }: WantedCondition): WantedCondition {
  return others;
}
