import { sameValue } from '../../experiments/index.js';
import type { PortableExperiment, Setting } from './portable.js';

/** A setting in which two experiments differ. */
export interface SettingDifference {
  /** Where it stands: names and words with slashes between, such as `/variations/on/value`. */
  field: string;
  /** What members call it. */
  words: string;
  /** The value in the one; null where it has none. A whole variation, metric or rule is an object of its settings. */
  here: unknown;
  there: unknown;
}

/** Every difference between two experiments, in the order in which the one has its settings. */
export function comparePortable(here: PortableExperiment, there: PortableExperiment): SettingDifference[] {
  const own = compareSettings('', here.settings, there.settings);
  const pointers = new Set([...here.things.keys(), ...there.things.keys()]);
  const parts = [...pointers].flatMap((pointer): SettingDifference[] => {
    const [one, other] = [here.things.get(pointer), there.things.get(pointer)];
    if (one && other) return compareSettings(`${pointer}/`, one.settings, other.settings);
    const sides = { here: one ? whole(one.settings) : null, there: other ? whole(other.settings) : null };
    return [{ field: pointer, words: (one ?? other)!.words, ...sides }];
  });
  return [...own, ...parts];
}

type Settings = ReadonlyMap<string, Setting>;

function compareSettings(prefix: string, here: Settings, there: Settings): SettingDifference[] {
  const names = new Set([...here.keys(), ...there.keys()]);
  return [...names].flatMap((name) => {
    const [one, other] = [here.get(name), there.get(name)];
    const sides = { here: one?.value ?? null, there: other?.value ?? null };
    if (sameValue(sides.here, sides.there)) return [];
    return [{ field: `${prefix}${name}`, words: (one ?? other)!.words, ...sides }];
  });
}

/** What says something: empty settings would hide the others. */
function whole(settings: Settings): Record<string, unknown> {
  const said = [...settings].filter(
    ([, { value }]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said.map(([name, { value }]) => [name, value]));
}
