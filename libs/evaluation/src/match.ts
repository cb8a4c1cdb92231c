import { StepMeter } from '#libs/targeting';
import type { CompiledExperiment, CompiledProject, CompiledSegment } from './compiled-project.js';
import { pinnedVariation } from './pins.js';
import type { EvaluationRequest } from './evaluation-request.js';

/**
 * The experiments that are for the request's URL and have not ended, in ascending id; their segments are still to
 * be asked.
 */
export function matchUrl(project: CompiledProject, request: EvaluationRequest): CompiledExperiment[] {
  const positions = project.urls.match(request.url);
  const experiments = withPinned(project, positions, request).map(
    (position) => project.experiments[position]!,
  );
  if (request.now < project.firstEndAt) return experiments;
  return experiments.filter((experiment) => !hasEnded(experiment, request));
}

/** Who is pinned in a flag gets it on every page. */
function withPinned(
  { pinnedAt }: CompiledProject,
  positions: readonly number[],
  { endUserId }: EvaluationRequest,
): readonly number[] {
  const pinned = pinnedAt?.get(endUserId);
  if (pinned === undefined) return positions;
  return [...new Set([...positions, ...pinned])].sort((one, other) => one - other);
}

/** Whether the experiment's planned end has come. */
export function hasEnded({ endAt }: CompiledExperiment, { now }: EvaluationRequest): boolean {
  return now >= endAt;
}

/**
 * Those of the experiments whose segments the end user is in: at least one of them, by rules over the
 * attributes or by explicit assignment. An experiment without segments is for everyone; one whose rules are too
 * expensive for these attributes is left out.
 */
export function matchSegments(
  experiments: readonly CompiledExperiment[],
  request: EvaluationRequest,
): readonly CompiledExperiment[] {
  if (experiments.every(({ segments, asksAttributes }) => segments.length === 0 && !asksAttributes))
    return experiments;
  return experiments.filter((experiment) => judgeSegments(experiment, request) === 'in');
}

/**
 * Those of the experiments whose answer depends on explicit assignments to segments: somebody is assigned, and
 * rules alone do not let the end user in. To be asked before `request.segmentIds` are set.
 */
export function awaitingMembership(
  experiments: readonly CompiledExperiment[],
  request: EvaluationRequest,
): CompiledExperiment[] {
  return experiments.filter(
    (experiment) =>
      experiment.asksMembership &&
      (experiment.type === 'Personalization' ||
        experiment.ruling !== null ||
        judgeSegments(experiment, request) !== 'in'),
  );
}

/** The experiments whose whole targeting holds, in ascending id: `matchUrl`, then `matchSegments`. */
export function match(project: CompiledProject, request: EvaluationRequest): readonly CompiledExperiment[] {
  return matchSegments(matchUrl(project, request), request);
}

/** Whether an experiment is for the end user as far as its segments say, or nobody should find out. */
export type SegmentsVerdict = 'in' | 'out' | 'too_expensive';

/**
 * Whether the end user is in one of the experiment's segments, or it has none. Who is assigned explicitly is in,
 * whatever the rules cost; a Personalization and a flag with rules need all of theirs.
 */
export function judgeSegments(experiment: CompiledExperiment, request: EvaluationRequest): SegmentsVerdict {
  const { segments, type, ruling } = experiment;
  if (ruling !== null && pinnedVariation(ruling, request) !== undefined) return 'in';
  if (type === 'Personalization' || ruling !== null) {
    if (areRulesTooExpensive(experiment, request)) return 'too_expensive';
    return segments.length === 0 || segments.some((segment) => isInSegment(segment, request)) ? 'in' : 'out';
  }
  if (segments.length === 0 || isMember(segments, request)) return 'in';
  if (areRulesTooExpensive(experiment, request)) return 'too_expensive';
  return segments.some((segment) => isInSegment(segment, request)) ? 'in' : 'out';
}

function isMember(segments: readonly CompiledSegment[], { segmentIds }: EvaluationRequest): boolean {
  return segmentIds.size > 0 && segments.some(({ id }) => segmentIds.has(id));
}

/** Whether the end user is in the segment, by assignment or by rules. */
export function isInSegment({ id, rules }: CompiledSegment, request: EvaluationRequest): boolean {
  return (
    (request.segmentIds.size > 0 && request.segmentIds.has(id)) || (rules !== null && request.holds(rules))
  );
}

/**
 * Whether the rules of an experiment take more steps for these attributes than it has. That depends on nothing else:
 * not on other experiments, on what was asked before, or on where it is asked.
 */
function areRulesTooExpensive({ ruleCosts }: CompiledExperiment, request: EvaluationRequest): boolean {
  const { varying, fixed, budget } = ruleCosts;
  if (varying.length === 0) return false;
  const meter = new StepMeter(budget - fixed);
  for (const steps of varying) {
    steps.spend(request.attributes, meter);
    if (meter.isExhausted) return true;
  }
  return false;
}
