import { assignmentKeySuffix, coverageRange, cumulativeLimits } from '#libs/bucketing';
import type { CompiledRule, CompiledRuling, CompiledSegment, CompiledVariation } from './compiled-project.js';
import type { DatafileExperiment, DatafileRule } from './datafile.js';

interface RuleParts {
  variations: readonly CompiledVariation[];
  maxTrafficVal: number;
  segmentOf: (id: number, rules: object | null) => CompiledSegment;
}

/**
 * The rules of a flag and who is pinned; `null` for an experiment without any of both, which costs nothing then.
 *
 * @throws RangeError for shares over 100 percent, or a variation that the flag does not have
 */
export function compileRuling(experiment: DatafileExperiment, parts: RuleParts): CompiledRuling | null {
  const { id, rules, pins, pinHashes } = experiment;
  if (!rules?.length && !pins?.length && !pinHashes?.length) return null;
  const find = (variationId: number): CompiledVariation => servedFor(variationId, parts.variations);
  const pinned = (list: readonly (readonly [string, number])[] | null | undefined) =>
    new Map((list ?? []).map(([name, variationId]) => [name, find(variationId)]));
  return {
    rules: (rules ?? []).map((rule) => compileRule(id, rule, { ...parts, find })),
    ...{ pins: pinned(pins), pinHashes: pinned(pinHashes) },
  };
}

function compileRule(
  experimentId: number,
  { id, segments, prerequisites, coverage, serve }: DatafileRule,
  { maxTrafficVal, segmentOf, find }: RuleParts & { find: (id: number) => CompiledVariation },
): CompiledRule {
  const key = `${experimentId}:r${id}`;
  const shares = 'shares' in serve ? serve.shares : [];
  const inOrder = [...shares].sort((one, other) => one.variationId - other.variationId);
  return {
    id,
    segments: segments.map((segment) => segmentOf(segment.id, segment.rules)),
    prerequisites,
    coverage: coverage === 100 ? null : coverageRange(key, coverage, maxTrafficVal),
    single: 'shares' in serve ? null : find(serve.variationId),
    keySuffix: assignmentKeySuffix(key),
    limits: cumulativeLimits(
      inOrder.map(({ percent }) => percent),
      maxTrafficVal,
    ),
    served: inOrder.map(({ variationId }) => find(variationId)),
  };
}

/** A retired variation is the control's. */
function servedFor(id: number, variations: readonly CompiledVariation[]): CompiledVariation {
  const named = variations.find((variation) => variation.id === id);
  const variation = named?.retired ? variations.find(({ isControl }) => isControl) : named;
  if (variation === undefined) throw new RangeError(`Variation ${id} is unknown`);
  return variation;
}
