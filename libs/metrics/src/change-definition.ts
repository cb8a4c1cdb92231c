import type { MetricDefinition } from './definition.js';
import { cappedKinds, fieldsOfKind, kindFields, kindsWithHistory } from './kinds.js';

/**
 * What a definition comes to with some fields changed, to be read by `parseDefinition`. With another kind, what that one
 * has no use for goes, unless the changes say it.
 */
export function changeDefinition(
  definition: MetricDefinition,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { kind = definition.kind } = changes as { kind?: MetricDefinition['kind'] };
  const kept: Partial<MetricDefinition> = { ...definition };
  if (kind === definition.kind) return { ...kept, ...changes };
  const used: readonly string[] = fieldsOfKind[kind] ?? [];
  for (const name of kindFields) if (!used.includes(name)) delete kept[name];
  if (!cappedKinds.includes(kind)) delete kept.cap;
  if (!kindsWithHistory.includes(kind)) delete kept.cuped;
  if (kind === 'retention') delete kept.window;
  return { ...kept, ...changes };
}
