import { signOf, type Direction } from './bayesian/direction.js';
import { pooledStandardError, satterthwaite, warningsOf } from './comparison/fixed-test.js';
import { normalUpperTail } from './distributions/normal.js';
import { studentUpperTail } from './distributions/student-t.js';
import { requireFraction, requirePositive, requireThat } from './invalid-input.js';
import {
  alwaysValidPValue,
  conservativeSpread,
  defaultTuningN,
  mixtureScale,
} from './sequential/sequential-test.js';
import { differenceOf, squaredError, type Estimate } from './sufficient/estimate.js';
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
  const { alpha = 0.05, method = 'fixed', tuningN } = options;
  requireFraction(alpha, 'alpha');
  requirePositive(options.margin.value, 'margin');
  requireThat(
    ['relative', 'absolute'].includes(options.margin.type),
    'margin',
    'must be relative or absolute',
  );
  const rho = mixtureScale(alpha, tuningN ?? defaultTuningN);
  const problem = prepare(control, treatment, options);
  const warnings = warningsOf(control, treatment);
  if (!problem) return { ...undecided, warnings };
  const information = (control.n + treatment.n) * rho * rho;
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
  control: Estimate;
  treatment: Estimate;
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
  control: Estimate,
  treatment: Estimate,
  { direction = 'increase', margin }: NonInferiorityOptions,
): Problem | null {
  const difference = differenceOf(control, treatment);
  const errors = [squaredError(control), squaredError(treatment)];
  if (difference === null || errors.includes(null) || errors[0]! + errors[1]! === 0) return null;
  const sign = signOf(direction);
  const slack = margin.type === 'relative' ? margin.value * Math.abs(control.value!) : margin.value;
  const factor = margin.type === 'relative' ? 1 - sign * margin.value * Math.sign(control.value!) : 1;
  return { control, treatment, sign, difference, factor, distance: sign * difference + slack };
}

function testOnce(problem: Problem): Test {
  const { control, treatment, factor } = problem;
  const controlVariance = factor * factor * squaredError(control)!;
  const treatmentVariance = squaredError(treatment)!;
  const error = Math.sqrt(controlVariance + treatmentVariance);
  const pHarm = harmOnce(problem);
  if (error === 0) return { ...undecided, pHarm };
  const statistic = problem.distance / error;
  if (control.kind === 'binomial') {
    return { statistic, degreesOfFreedom: null, pValue: normalUpperTail(statistic), pHarm };
  }
  const degreesOfFreedom = satterthwaite([controlVariance, control.n], [treatmentVariance, treatment.n]);
  return { statistic, degreesOfFreedom, pValue: studentUpperTail(statistic, degreesOfFreedom), pHarm };
}

/** One-sided version of the ordinary comparison. */
function harmOnce({ control, treatment, sign, difference }: Problem): number {
  if (control.kind === 'binomial') {
    return normalUpperTail((-sign * difference) / pooledStandardError(control, treatment));
  }
  const errors = [squaredError(control)!, squaredError(treatment)!] as const;
  const df = satterthwaite([errors[0], control.n], [errors[1], treatment.n]);
  return studentUpperTail((-sign * difference) / Math.sqrt(errors[0] + errors[1]), df);
}

function testAlwaysValid(problem: Problem, information: number): Test {
  const { control, treatment, factor, sign, difference, distance } = problem;
  const { controlVariance, treatmentVariance } = conservativeSpread(control, treatment)!;
  const error = Math.sqrt(factor * factor * controlVariance + treatmentVariance);
  const harm = (-sign * difference) / Math.sqrt(controlVariance + treatmentVariance);
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
