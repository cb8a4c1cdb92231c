import type { Axis } from '../../../components/axis.js';
import { LiftCell } from '../../../components/lift-cell.js';
import { difference, valueOf } from '../../../components/numbers.js';
import type { MetricResult, Results } from '../results-queries.js';
import classes from './scorecard.module.css';
import { verdictOf } from './scorecard-rows.js';

interface CellOfProps {
  metric: MetricResult;
  variantId: number;
  results: Results;
  axis: Axis;
}

/** What a variation did on a metric; only its value where it is not compared. */
export function CellOf({ metric, variantId, results, axis }: CellOfProps) {
  const { kind } = metric;
  const comparison = metric.comparisons.find((one) => one.variantId === variantId);
  if (comparison) {
    const { relativeLift, absoluteLift, ciRelative, bayesian } = comparison;
    return (
      <LiftCell
        {...{ kind, axis }}
        lift={relativeLift}
        withoutLift={difference(absoluteLift, kind)}
        interval={ciRelative}
        verdict={verdictOf(metric, comparison, results.guardrails)}
        chanceToBeat={bayesian?.chanceToBeatControl}
      />
    );
  }
  const own = metric.variants.find((one) => one.variantId === variantId);
  return <span className={classes.value}>{valueOf(own?.value ?? null, kind)}</span>;
}
