import { type BucketOf, fallsInto, pickVariation } from '#libs/bucketing';
import type { CompiledProject, CompiledRule, CompiledRuling, CompiledVariation } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';
import { isInSegment } from './match.js';

/** Why a rule does not serve an end user; `lookup_unavailable` when nobody can tell now. */
type RuleVerdict = 'applies' | 'segment' | 'prerequisite' | 'coverage' | 'lookup_unavailable';

/** What another experiment serves the end user: a variation, `null` for none, `undefined` when nobody can tell now. */
export type ServedBy = (experimentId: number) => number | null | undefined;

/** Whether a rule serves the end user, whatever other rules do. */
export function judgeRule(
  rule: CompiledRule,
  request: EvaluationRequest,
  { bucketOf, servedBy }: { bucketOf: BucketOf; servedBy: ServedBy },
): RuleVerdict {
  if (!rule.segments.every((segment) => isInSegment(segment, request))) return 'segment';
  if (rule.coverage !== null && !fallsInto(rule.coverage, request.endUserId, bucketOf)) return 'coverage';
  for (const { experimentId, variationId } of rule.prerequisites) {
    const served = servedBy(experimentId);
    if (served === undefined) return 'lookup_unavailable';
    if (served !== variationId) return 'prerequisite';
  }
  return 'applies';
}

/** The first rule that serves the end user; `null` for the default rule, `undefined` when nobody can tell now. */
export function findRule(
  { rules }: CompiledRuling,
  request: EvaluationRequest,
  means: { bucketOf: BucketOf; servedBy: ServedBy },
): CompiledRule | null | undefined {
  for (const rule of rules) {
    const verdict = judgeRule(rule, request, means);
    if (verdict === 'applies') return rule;
    if (verdict === 'lookup_unavailable') return undefined;
  }
  return null;
}

/** What the shares of a rule give an end user, and the bucket that says so. */
export function shareOf(
  { keySuffix, limits, served }: CompiledRule,
  { bucketOf }: Pick<CompiledProject, 'bucketOf'>,
  endUserId: string,
): { variation: CompiledVariation | undefined; bucket: number } {
  const bucket = bucketOf(endUserId, keySuffix);
  const picked = pickVariation(bucket, limits);
  return { variation: picked === undefined ? undefined : served[picked], bucket };
}
