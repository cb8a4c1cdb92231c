import { ConditionDto } from '../../conditions/index.js';
import { MetricDto } from '../../metrics/index.js';
import { VariationDto } from '../../variations/index.js';
import { ExperimentDto } from '../experiment.dto.js';
import type { Configuration } from '../writer/configuration.js';
import { partKinds, type PartKind } from '../writer/wanted.js';

type Part = Record<string, unknown> & { id: number };

/** An experiment with all of its parts, as it is read, saved, kept in versions and compared. */
export type ExperimentDocument = {
  experiment: Record<string, unknown>;
  segmentIds: number[];
} & { [Kind in PartKind]: Part[] };

/** Metrics come without their counters, which grow whatever anybody saves. */
export function documentOf(configuration: Configuration): ExperimentDocument {
  const { experiment, conditions, segmentIds, variations, metrics, newestVersions } = configuration;
  return {
    experiment: { ...ExperimentDto.from(experiment) },
    conditions: conditions.map((condition) => ({ ...ConditionDto.from(condition) })),
    segmentIds,
    variations: variations.map((variation) => ({ ...VariationDto.from(variation) })),
    metrics: metrics.map((metric) => {
      const {
        triggeredOnLIVE: _live,
        triggeredOnQA: _qa,
        ...fields
      } = MetricDto.from(metric, { live: 0, qa: 0 }, newestVersions);
      return fields;
    }),
  };
}

/**
 * The same document with each code text as `change` makes it. Changes of a page are texts as well, of JSON: a text that
 * it makes of them is kept as such, and read again when it is JSON.
 */
export function withCode(
  document: ExperimentDocument,
  change: (text: string, path: readonly (string | number)[]) => string | undefined,
): ExperimentDocument {
  const copy = { ...document, experiment: withCodeOf(document.experiment, ['experiment'], change) };
  for (const kind of partKinds)
    copy[kind] = document[kind].map((part, index) => withCodeOf(part, [kind, index], change));
  return copy;
}

function withCodeOf<Fields extends Record<string, unknown>>(
  fields: Fields,
  path: readonly (string | number)[],
  change: (text: string, path: readonly (string | number)[]) => string | undefined,
): Fields {
  const copy: Record<string, unknown> = { ...fields };
  const { changes } = copy;
  if (typeof changes === 'string' || (Array.isArray(changes) && changes.length > 0)) {
    const text = typeof changes === 'string' ? changes : JSON.stringify(changes);
    const changed = change(text, [...path, 'changes']);
    if (changed === undefined) delete copy.changes;
    else copy.changes = changed.startsWith('[') ? (JSON.parse(changed) as unknown) : changed;
  }
  for (const name of ['js', 'css'] as const) {
    if (typeof copy[name] !== 'string' || copy[name] === '') continue;
    const changed = change(copy[name], [...path, name]);
    if (changed === undefined) delete copy[name];
    else copy[name] = changed;
  }
  return copy as Fields;
}
