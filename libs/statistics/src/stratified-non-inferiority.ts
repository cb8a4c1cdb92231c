import { combineStrata } from './comparison/combine-strata.js';
import { estimateStrata, type MetricStrata } from './comparison/compare-stratified.js';
import {
  testCombinedNonInferiority,
  type NonInferiority,
  type NonInferiorityOptions,
} from './non-inferiority.js';

/** `testNonInferiority` over allocation versions, each compared within itself. @throws InvalidInputError */
export function testStratifiedNonInferiority(input: MetricStrata & NonInferiorityOptions): NonInferiority {
  return testCombinedNonInferiority(combineStrata(estimateStrata(input).strata), input);
}
