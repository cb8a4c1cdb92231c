import { attributeNames } from '#libs/targeting';
import type { CompiledExperiment } from './compiled-project.js';
import type { Datafile, DatafileExperiment } from './datafile.js';

/** More pinned end users than these are told to no program; the server is asked. */
export const maxPinHashes = 100;

/** The attributes that rules of the datafile ask for. */
export function askedAttributes({ experiments }: Pick<Datafile, 'experiments'>): Set<string> {
  return new Set(experiments.flatMap((experiment) => [...namesOf(experiment)]));
}

/**
 * Whether an answer about the experiment may depend on something that no datafile has: what is recorded of an end user,
 * who is assigned to segments, or attributes that are stored.
 *
 * @param stored names of attributes that are stored for end users of the project
 */
export function asksServer(
  compiled: CompiledExperiment,
  experiment: DatafileExperiment,
  stored: ReadonlySet<string>,
): boolean {
  const { sticky, measured, shipped, asksMembership, variations } = compiled;
  if (sticky || asksMembership || (experiment.pins?.length ?? 0) > maxPinHashes) return true;
  if (measured && shipped === null && variations.some(({ retired }) => retired)) return true;
  for (const name of namesOf(experiment)) if (stored.has(name)) return true;
  return false;
}

/** The ids with those of all flags whose rules ask what one of them serves, directly or through others. */
export function withDependents(
  ids: Iterable<number>,
  experiments: readonly Pick<CompiledExperiment, 'id' | 'ruling'>[],
): Set<number> {
  const found = new Set(ids);
  const dependsOnFound = ({ ruling }: Pick<CompiledExperiment, 'ruling'>) =>
    ruling?.rules.some(({ prerequisites }) => prerequisites.some((one) => found.has(one.experimentId)));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const one of experiments) if (!found.has(one.id) && dependsOnFound(one)) found.add(one.id);
  }
  return found;
}

function namesOf({ segments: attached, rules: ofFlag, type, variations }: DatafileExperiment): Set<string> {
  const segments = [...attached, ...(ofFlag ?? []).flatMap((rule) => rule.segments)];
  const own = type === 'Personalization' ? variations.map(({ segmentRules }) => segmentRules) : [];
  const rules = [...segments.map((segment) => segment.rules), ...own];
  return new Set(rules.flatMap((each) => (each === null ? [] : [...attributeNames(each)])));
}
