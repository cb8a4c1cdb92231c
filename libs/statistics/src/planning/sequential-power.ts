import { gaussLegendre } from '../distributions/quadrature.js';
import { findRoot } from '../find-root.js';
import { boundary } from '../sequential/sequential-test.js';
import { criticalZ, powerZ, type PowerSettings } from './power-settings.js';

/** How often a planned sequential experiment is looked at, at equal distances up to its planned size. */
const looks = 50;
const rule = gaussLegendre(80);

/**
 * The distribution of a sequential test's score at the planned size, among the experiments without an effect that no look
 * has stopped: by recursive integration over the looks (Armitage, McPherson, Rowe 1969).
 */
export interface Survivors {
  /** Scores from 0 to the boundary; the distribution is symmetric. */
  scores: Float64Array;
  /** Probability mass of each score, of one sign. */
  masses: Float64Array;
}

/**
 * Chance that some look rejects, in an experiment of the planned size.
 *
 * @param drift the effect over its true standard error at the planned size
 */
export function sequentialPower({ scores, masses }: Survivors, drift: number): number {
  // The likelihood ratio of a path with drift to one without depends on its end alone.
  let missed = 0;
  for (let i = 0; i < scores.length; i++) {
    const gain = Math.exp(drift * scores[i]! - (drift * drift) / 2);
    const loss = Math.exp(-drift * scores[i]! - (drift * drift) / 2);
    missed += masses[i]! * (gain + loss);
  }
  return Math.min(1, Math.max(0, 1 - missed));
}

/** The drift that reaches the wanted power. @throws InvalidInputError for a power that pure chance would give */
export function driftForPower(survivors: Survivors, settings: PowerSettings): number {
  powerZ(settings);
  const { power = 0.8 } = settings;
  const excess = (drift: number) => sequentialPower(survivors, drift) - power;
  let enough = 4;
  while (excess(enough) < 0 && enough < 64) enough *= 2;
  return findRoot(excess, enough, 0);
}

/**
 * @param errorRatio true standard error of the effect over the one that the test uses; 1 for means and for equal groups
 * @throws InvalidInputError for an alpha outside (0, 1)
 */
export function survivorsOf(settings: PowerSettings, errorRatio = 1): Survivors {
  criticalZ(settings);
  const { alpha = 0.05, comparisons = 1 } = settings;
  const level = -2 * Math.log(alpha);
  const information = level + Math.log1p(level);
  const limits = Array.from({ length: looks }, (_, j) => {
    const time = (j + 1) / looks;
    return (boundary(information * time, alpha / comparisons) * Math.sqrt(time)) / errorRatio;
  });
  let survivors = firstLook(limits[0]!);
  for (const limit of limits.slice(1)) survivors = nextLook(survivors, limit);
  return survivors;
}

const spread = Math.sqrt(looks);
const height = spread / Math.sqrt(2 * Math.PI);

function firstLook(limit: number): Survivors {
  return tabulate(limit, (score) => height * Math.exp((-looks * score * score) / 2));
}

function nextLook({ scores, masses }: Survivors, limit: number): Survivors {
  return tabulate(limit, (score) => {
    let density = 0;
    for (let i = 0; i < scores.length; i++) {
      const near = score - scores[i]!;
      const far = score + scores[i]!;
      density += masses[i]! * (Math.exp((-looks * near * near) / 2) + Math.exp((-looks * far * far) / 2));
    }
    return height * density;
  });
}

function tabulate(limit: number, density: (score: number) => number): Survivors {
  const half = limit / 2;
  const scores = Float64Array.from(rule.nodes, (x) => half * (1 + x));
  const masses = scores.map((score, i) => half * rule.weights[i]! * density(score));
  return { scores, masses };
}
