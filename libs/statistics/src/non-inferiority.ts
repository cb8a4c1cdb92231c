import { signOf, type Direction } from './bayesian/direction.js';
import {
  combinePair,
  isNormal,
  testedVariances,
  warningsOf,
  type Combined,
} from './comparison/combine-strata.js';
import { pooledStandardError, satterthwaite } from './comparison/fixed-test.js';
import { normalUpperTail } from './distributions/normal.js';
import { studentUpperTail } from './distributions/student-t.js';
import { requireFraction, requirePositive, requireThat } from './invalid-input.js';
import { alwaysValidPValue, defaultTuningN, mixtureScale } from './sequential/sequential-test.js';
import type { Estimate } from './sufficient/estimate.js';
import type { Warning } from './warnings.js';

/** How much worse than the control a guarded metric may be: a fraction of |control|, or an amount in its unit. */
export interface Margin {
  type: 'relative' | 'absolute';
  /** Positive, whichever way is better. */
  value: number;
}

export interface NonInferiorityOptions {
  direction?: Direction;
  margin: Margin;
  /** One-sided level; by default 0.05. */
  alpha?: number;
  /** `sequential` makes both p-values always valid; by default `fixed`. */
  method?: 'fixed' | 'sequential';
  /** As of the sequential comparison. */
  tuningN?: number | null;
}

/** `pass`: not worse by the margin or more. `fail`: worse than the control, and not shown to be within the margin. */
export type GuardrailStatus = 'pass' | 'fail' | 'inconclusive';

export interface NonInferiority {
  /** Standardized distance from the margin, positive on the good side; null without variance. */
  statistic: number | null;
  /** Satterthwaite degrees of freedom; null for rates and always-valid tests, which use the normal distribution. */
  degreesOfFreedom: number | null;
  /** One-sided p-value of "worse by the margin or more"; small is good. */
  pValue: number | null;
  /** One-sided p-value of "no worse than the control"; small is bad. */
  pHarm: number | null;
  /** `pass` wins over `fail`: harm within the margin is accepted. */
  status: GuardrailStatus;
  warnings: Warning[];
}

/**
 * Whether a treatment does no more harm to a metric than its margin allows. Relative margins compare with the control
 * as estimated, without a ratio approximation.
 *
 * @throws InvalidInputError for a margin that is not positive, an alpha outside (0, 1)
 */
export function testNonInferiority(
  control: Estimate,
  treatment: Estimate,
  options: NonInferiorityOptions,
): NonInferiority {
  return testCombinedNonInferiority(combinePair(control, treatment), options);
}

/** The same over strata. @throws InvalidInputError as `testNonInferiority` */
export function testCombinedNonInferiority(
  combined: Combined,
  options: NonInferiorityOptions,
): NonInferiority {
  const { alpha = 0.05, method = 'fixed', tuningN } = options;
  requireFraction(alpha, 'alpha');
  requirePositive(options.margin.value, 'margin');
  requireThat(
    ['relative', 'absolute'].includes(options.margin.type),
    'margin',
    'must be relative or absolute',
  );
  const rho = mixtureScale(alpha, tuningN ?? defaultTuningN);
  const problem = prepare(combined, options);
  const warnings = warningsOf(combined);
  if (!problem) return { ...undecided, warnings };
  const information = (combined.nControl + combined.nTreatment) * rho * rho;
  const test = method === 'sequential' ? testAlwaysValid(problem, information) : testOnce(problem);
  return { ...test, status: statusOf(test, alpha), warnings };
}

const undecided = {
  statistic: null,
  degreesOfFreedom: null,
  pValue: null,
  pHarm: null,
  status: 'inconclusive',
} as const;

interface Problem {
  combined: Combined;
  /** +1 where more is better, -1 where less is. */
  sign: number;
  difference: number;
  /** What the treatment is compared with: `factor` times the control. */
  factor: number;
  /** How far it is on the good side of the margin. */
  distance: number;
}

type Test = Omit<NonInferiority, 'status' | 'warnings'>;

function prepare(
  combined: Combined,
  { direction = 'increase', margin }: NonInferiorityOptions,
): Problem | null {
  const { difference, valueControl, plain } = combined;
  if (difference === null || !plain || plain.control + plain.treatment === 0) return null;
  const sign = signOf(direction);
  const slack = margin.type === 'relative' ? margin.value * Math.abs(valueControl!) : margin.value;
  const factor = margin.type === 'relative' ? 1 - sign * margin.value * Math.sign(valueControl!) : 1;
  return { combined, sign, difference, factor, distance: sign * difference + slack };
}

function testOnce(problem: Problem): Test {
  const { combined, factor, distance } = problem;
  const { control, treatment } = testedVariances(combined)!;
  const error = Math.sqrt(factor * factor * control + treatment);
  const pHarm = harmOnce(problem);
  if (error === 0) return { ...undecided, pHarm };
  const statistic = distance / error;
  if (isNormal(combined)) {
    return { statistic, degreesOfFreedom: null, pValue: normalUpperTail(statistic), pHarm };
  }
  const degreesOfFreedom = satterthwaite(combined.strata, factor * factor);
  return { statistic, degreesOfFreedom, pValue: studentUpperTail(statistic, degreesOfFreedom), pHarm };
}

/** One-sided version of the ordinary comparison. */
function harmOnce({ combined, sign, difference }: Problem): number {
  if (combined.kind === 'binomial') {
    return normalUpperTail((-sign * difference) / pooledStandardError(combined));
  }
  const { control, treatment } = combined.balanced!;
  const statistic = (-sign * difference) / Math.sqrt(control + treatment);
  if (combined.kind === 'quantile') return normalUpperTail(statistic);
  return studentUpperTail(statistic, satterthwaite(combined.strata));
}

function testAlwaysValid(problem: Problem, information: number): Test {
  const { combined, factor, sign, difference, distance } = problem;
  const { control, treatment } = combined.balanced!;
  const error = Math.sqrt(factor * factor * control + treatment);
  const harm = (-sign * difference) / Math.sqrt(control + treatment);
  const pHarm = harm > 0 ? alwaysValidPValue(harm, information) : 1;
  if (error === 0) return { ...undecided, pHarm };
  const statistic = distance / error;
  const pValue = statistic > 0 ? alwaysValidPValue(statistic, information) : 1;
  return { statistic, degreesOfFreedom: null, pValue, pHarm };
}

function statusOf({ pValue, pHarm }: Test, alpha: number): GuardrailStatus {
  if (pValue !== null && pValue < alpha) return 'pass';
  return pHarm !== null && pHarm < alpha ? 'fail' : 'inconclusive';
}
