import type { DatafileCondition, DatafileExperiment, DatafileSettings } from './datafile.js';

/** One of the conditions of which any has to hold where something is decided. */
interface Place {
  operator: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
  urls: string[];
}

/** More is no hint any more, but a burden on every answer. */
const maxLength = 2_048;
const anywhere = '{"any":true}';

/**
 * Where experiments are at all, as a JSON text: `{any: true}`, or `{conditions}` of which at least one holds at every
 * address where something may be decided. More addresses may fit than have experiments, never fewer.
 */
export function whereText(
  experiments: readonly DatafileExperiment[],
  { publicNames = true }: Pick<DatafileSettings, 'publicNames'>,
): string {
  if (!publicNames) return anywhere;
  const places = new Map<string, Place>();
  for (const experiment of experiments) {
    const own = placesOf(experiment);
    if (own === undefined) return anywhere;
    for (const place of own) places.set(JSON.stringify(place), place);
  }
  const text = JSON.stringify({ conditions: [...places.values()] });
  return text.length > maxLength ? anywhere : text;
}

/** Undefined for everywhere, or where that cannot be said. */
function placesOf({ conditions, conditionType, matching, url }: DatafileExperiment): Place[] | undefined {
  if (conditions.length === 0) return undefined;
  const own: Place[] = url ? [{ operator: 'IS', urls: [url] }] : [];
  const asked = matching === 2 ? conditions.filter(({ operator }) => !operator.includes('NOT')) : conditions;
  if (asked.length === 0 && url) return own;
  const some = asked.length > 0 ? asked : conditions;
  const known = some.flatMap((condition) => placeOf(condition) ?? []);
  if (conditionType === 'ANY' && asked.length > 0)
    return known.length === some.length ? [...own, ...known] : undefined;
  // All have to hold, so that one of them says enough.
  const [first] = [...known].sort(
    (one, other) => order.indexOf(one.operator) - order.indexOf(other.operator),
  );
  return first && [...own, first];
}

const order: readonly string[] = ['IS', 'CONTAIN', 'NOT CONTAIN', 'IS_NOT'];

/** In the operators of the first release, which every page knows. */
function placeOf({ operator, urls }: DatafileCondition): Place | undefined {
  switch (operator) {
    case 'CONTAIN':
    case 'NOT CONTAIN':
    case 'IS':
    case 'IS_NOT':
      return { operator, urls };
    default:
      return undefined;
  }
}
