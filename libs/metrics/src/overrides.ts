import type { MetricDefinition, MetricOverrides } from './definition.js';
import { Place, type DefinitionFault } from './faults.js';
import { parseDefinition } from './parse-definition.js';
import { readCap, readDelayHours, readMargin, readWindowHours } from './read-settings.js';
import { readFlag, readObject } from './readers.js';

export type ParsedOverrides =
  { overrides: MetricOverrides | null; faults: [] } | { overrides: null; faults: DefinitionFault[] };

/** Reads what an experiment has otherwise than the definition; null stands for nothing. */
export function parseOverrides(given: unknown): ParsedOverrides {
  const faults: DefinitionFault[] = [];
  const place = new Place(faults);
  if (given === null || given === undefined) return { overrides: null, faults: [] };
  const fields = readObject(given, Object.keys(readers), place);
  if (!fields) return { overrides: null, faults };
  const overrides: MetricOverrides = {};
  for (const [name, read] of Object.entries(readers)) {
    const value = fields[name];
    if (value === undefined) continue;
    Object.assign(overrides, { [name]: read(value, place.at(name)) });
  }
  if (faults.length > 0) return { overrides: null, faults };
  return { overrides: Object.keys(overrides).length > 0 ? overrides : null, faults: [] };
}

const readers: Record<keyof MetricOverrides, (value: unknown, place: Place) => unknown> = {
  conversionWindowHours: readWindowHours,
  delayHours: readDelayHours,
  completeOnly: readFlag,
  cap: readCap,
  margin: readMargin,
};

/**
 * The definition as an experiment has it. What does not make sense together is named as it is in `overrides`.
 */
export function applyOverrides(
  definition: MetricDefinition,
  overrides: MetricOverrides | null,
): { definition: MetricDefinition; faults: DefinitionFault[] } {
  if (overrides === null) return { definition, faults: [] };
  const { cap, margin, ...window } = overrides;
  const own: MetricDefinition = {
    ...definition,
    window: { ...definition.window, ...window },
    ...(cap !== undefined && { cap }),
    ...(margin !== undefined && { nonInferiorityMargin: margin }),
  };
  const { faults } = parseDefinition(own);
  return { definition: own, faults: faults.map(({ path, message }) => ({ path: renamed(path), message })) };
}

function renamed(path: DefinitionFault['path']): DefinitionFault['path'] {
  if (path[0] === 'window') return path.slice(1);
  return path[0] === 'nonInferiorityMargin' ? ['margin', ...path.slice(1)] : path;
}
