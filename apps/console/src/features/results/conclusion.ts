import type { Schema } from '../../api/client.js';
import { conclusions } from '../../texts/conclusions.js';
import { isOneWay } from './comparable.js';
import { levelText, signedPercent } from '../../components/numbers.js';

type Results = Pick<
  Schema<'ResultsDto'>,
  | 'decision'
  | 'winner'
  | 'metrics'
  | 'guardrails'
  | 'variants'
  | 'warnings'
  | 'method'
  | 'horizonReached'
  | 'confidenceLevel'
  | 'experiment'
  | 'protocol'
>;

/** What the results come to. */
export interface Conclusion {
  /** How it is to be shown; `bad` is for what makes the numbers worthless. */
  tone: 'good' | 'neutral' | 'waiting' | 'bad';
  text: string;
}

/**
 * One sentence that claims what the decision and the method support and nothing beyond. Differences between groups
 * that chance did not form are never called effects.
 */
export function conclude(results: Results): Conclusion {
  const { status } = results.decision;
  if (results.warnings.includes('not_randomized')) {
    return { tone: 'neutral', text: conclusions.notRandomized };
  }
  if (results.warnings.includes('rules_mixed')) return { tone: 'neutral', text: conclusions.rulesMixed };
  if (isOneWay(results)) return { tone: 'neutral', text: conclusions.oneWay };
  return { tone: tones[status], text: sentences[status](results) };
}

const tones: Record<Results['decision']['status'], Conclusion['tone']> = {
  no_control: 'waiting',
  srm_detected: 'bad',
  insufficient_data: 'waiting',
  keep_running: 'waiting',
  winner: 'good',
  guardrail_blocked: 'bad',
  control_wins: 'neutral',
  inconclusive: 'neutral',
  no_plan: 'neutral',
  plan_changed: 'neutral',
  ended_early: 'neutral',
};

const sentences: Record<Results['decision']['status'], (results: Results) => string> = {
  no_control: () => conclusions.noControl,
  srm_detected: () => conclusions.srm,
  insufficient_data: ({ protocol }) => conclusions.tooFew(protocol.minUsers),
  keep_running: keepRunning,
  winner: ofWinner,
  guardrail_blocked: blocked,
  control_wins: (results) =>
    conclusions.controlWins(controlOf(results), decidingMetrics(results), isBayesian(results)),
  inconclusive: (results) =>
    hasNothingShown(results)
      ? conclusions.inconclusive(decidingMetrics(results), isBayesian(results))
      : results.decision.reason,
  no_plan: (results) => withoutTerms(results, conclusions.noPlan),
  plan_changed: (results) => withoutTerms(results, conclusions.planChanged),
  ended_early: (results) => withoutTerms(results, conclusions.endedEarly),
};

/** Nothing is decided, and the fixed-horizon test is not what it was planned to be. */
function withoutTerms(results: Results, why: string): string {
  if (!hasNothingShown(results)) return results.decision.reason;
  return `${conclusions.inconclusive(decidingMetrics(results), false)} ${why}`;
}

/** Whether no variation is shown to differ on any metric that decides. */
function hasNothingShown({ decision, metrics }: Results): boolean {
  return metrics
    .filter(({ key }) => decision.metrics.includes(key))
    .every(({ comparisons }) =>
      comparisons.every(({ verdict }) => verdict === 'flat' || verdict === 'insufficient_data'),
    );
}

const isBayesian = ({ method }: Results): boolean => method === 'bayesian';

function keepRunning(results: Results): string {
  const isFixed = results.method === 'frequentist' || results.method === 'fixed_horizon';
  if (isFixed && !results.horizonReached) return conclusions.beforePlan;
  const ahead = betterOnes(results);
  const isOpen = ahead.every((id) =>
    results.guardrails.some((guardrail) => String(guardrail.variantId) === id && blocks(guardrail, results)),
  );
  const isPaused = results.experiment.status === 'Paused';
  if (ahead.length > 0 && isOpen) return conclusions.guardrailsOpen(namesOf(results, ahead), isPaused);
  if (ahead.length > 0) return conclusions.bestOpen(namesOf(results, ahead), isPaused);
  return conclusions.keepRunning(isPaused);
}

function ofWinner(results: Results): string {
  const { winner, confidenceLevel, method, warnings } = results;
  // A winner is better on some deciding metric, which need not be the first.
  const ahead = winner ? metricsWhereBetter(results, winner.variantId) : [];
  const [first] = ahead;
  if (!winner || !first) return results.decision.reason;
  const { relativeLift, ciRelative, bayesian } = first.comparison;
  const facts = {
    name: winner.variantName,
    control: controlOf(results),
    metrics: ahead.map(({ title }) => title),
    lift: relativeLift === null ? null : signedPercent(relativeLift),
    range: ciRelative && ([signedPercent(ciRelative.lower), signedPercent(ciRelative.upper)] as const),
    level: levelText(confidenceLevel),
    chance: bayesian?.chanceToBeatControl ?? null,
  };
  if (method === 'bayesian') return conclusions.likelyWinner(facts);
  if (warnings.includes('early_stop_estimate')) return conclusions.earlyWinner(facts, nearEnd(facts.range));
  const sentence = conclusions.winner(facts);
  return warnings.includes('no_plan') ? `${sentence} ${conclusions.oneLookOnly}` : sentence;
}

/** The end of an interval that is nearer to no lift. */
function nearEnd(range: readonly [string, string] | null): string | null {
  if (!range) return null;
  return range[0].startsWith('+') ? range[0] : range[1];
}

function metricsWhereBetter({ metrics, decision }: Results, variantId: number) {
  return metrics
    .filter(({ key }) => decision.metrics.includes(key))
    .flatMap(({ title, comparisons }) => comparisons.map((comparison) => ({ title, comparison })))
    .filter(({ comparison }) => comparison.variantId === variantId && comparison.verdict === 'better');
}

/** By the policy of the experiment, either every guardrail must pass, or none may fail. */
function blocks({ status }: Results['guardrails'][number], { protocol }: Results): boolean {
  return protocol.guardrailPolicy === 'no_harm' ? status === 'fail' : status !== 'pass';
}

function blocked(results: Results): string {
  const ahead = betterOnes(results);
  const open = results.guardrails.filter(
    (guardrail) => ahead.includes(String(guardrail.variantId)) && blocks(guardrail, results),
  );
  const failing = open.filter(({ status }) => status === 'fail');
  const titles = [...new Set((failing.length > 0 ? failing : open).map(({ title }) => title))];
  return conclusions.blocked(namesOf(results, ahead), titles, failing.length > 0);
}

const betterOnes = ({ decision }: Results): string[] =>
  Object.entries(decision.verdicts).flatMap(([id, verdict]) => (verdict === 'better' ? [id] : []));

const namesOf = ({ variants }: Results, ids: readonly string[]): string[] =>
  variants.filter(({ variantId }) => ids.includes(String(variantId))).map(({ variantName }) => variantName);

const controlOf = ({ variants }: Results): string =>
  variants.find(({ isControl }) => isControl)?.variantName ?? '';

const decidingMetrics = ({ decision, metrics }: Results): string[] =>
  decision.metrics.map((key) => metrics.find((metric) => metric.key === key)?.title ?? key);
