import { servedElsewhereBy, type RecordedVariation } from './assign.js';
import type { CompiledExperiment, CompiledProject } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { judgeSegments } from './match.js';
import { isPinned } from './pins.js';
import { judgeRule } from './rules.js';

/**
 * Why a rule does not serve an end user: not in one of its segments; another flag serves something else; not covered; or
 * something that comes before it decides, such as a pin or a rule above.
 */
export type RuleObstacle = 'segment' | 'prerequisite' | 'coverage' | 'earlier';

/** What a rule is to an end user. */
export interface ExplainedRule {
  readonly id: number;
  /** `null` for the rule that applies. */
  readonly why: RuleObstacle | null;
}

/**
 * All rules of a flag, in order, and which of them applies, if any: at most one. Segments, prerequisites and coverage are
 * told also of rules below the one that applies, as long as these keep the end user out by themselves.
 *
 * @param recorded as for `decideOne`; it must be able to tell
 */
export function explainRules(
  project: CompiledProject,
  experiment: CompiledExperiment,
  request: EvaluationRequest,
  recorded: RecordedVariation,
): ExplainedRule[] {
  const rules = experiment.ruling?.rules ?? [];
  if (experiment.shipped !== null || isPinned(experiment, request))
    return rules.map(({ id }) => ({ id, why: 'earlier' }));
  // Nobody finds out what rules say that cost too much.
  if (judgeSegments(experiment, request) === 'too_expensive')
    return rules.map(({ id }) => ({ id, why: 'segment' }));
  const servedBy = servedElsewhereBy(project, request, recorded);
  let isDecided = false;
  return rules.map((rule) => {
    const verdict = judgeRule(rule, request, { bucketOf: project.bucketOf, servedBy });
    if (verdict === 'applies' && !isDecided) {
      isDecided = true;
      return { id: rule.id, why: null };
    }
    if (verdict === 'applies') return { id: rule.id, why: 'earlier' };
    return { id: rule.id, why: verdict === 'lookup_unavailable' ? 'prerequisite' : verdict };
  });
}
