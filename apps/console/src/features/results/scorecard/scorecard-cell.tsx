import { memo } from 'react';
import { drawnRange, positionOf, type Axis } from '../../../components/axis.js';
import { Icon } from '../../../components/icon.js';
import { chance, difference, possibleLifts, signedPercent, valueOf } from '../../../components/numbers.js';
import { results as resultTexts } from '../../../texts/results.js';
import { scorecard as texts } from '../../../texts/scorecard.js';
import type { Comparison, MetricResult, Results } from '../results-queries.js';
import classes from './scorecard.module.css';
import { verdictOf, type CellVerdict } from './scorecard-rows.js';

/** How a verdict looks, beside its word. */
const looks: Record<CellVerdict, { tone: 'good' | 'bad' | 'open'; icon: string }> = {
  better: { tone: 'good', icon: 'arrow-up' },
  worse: { tone: 'bad', icon: 'arrow-down' },
  flat: { tone: 'open', icon: 'minus' },
  insufficient_data: { tone: 'open', icon: 'hourglass' },
  guardrail_pass: { tone: 'good', icon: 'check' },
  guardrail_fail: { tone: 'bad', icon: 'times' },
  guardrail_inconclusive: { tone: 'open', icon: 'question' },
};

interface CellOfProps {
  metric: MetricResult;
  variantId: number;
  results: Results;
  axis: Axis;
}

/** What a variation did on a metric; only its value where it is not compared. */
export function CellOf({ metric, variantId, results, axis }: CellOfProps) {
  const comparison = metric.comparisons.find((one) => one.variantId === variantId);
  if (comparison) {
    const verdict = verdictOf(metric, comparison, results.guardrails);
    return <Cell {...{ comparison, verdict, axis }} kind={metric.kind} />;
  }
  const own = metric.variants.find((one) => one.variantId === variantId);
  return <span className={classes.value}>{valueOf(own?.value ?? null, metric.kind)}</span>;
}

interface CellProps {
  comparison: Comparison;
  kind: MetricResult['kind'];
  verdict: CellVerdict;
  axis: Axis;
}

/** Lift, interval, bar and verdict; plain elements, since a scorecard may have hundreds of them. */
const Cell = memo(function Cell({ comparison, kind, verdict, axis }: CellProps) {
  const { relativeLift, absoluteLift, ciRelative, bayesian } = comparison;
  const { tone, icon } = looks[verdict];
  const range = possibleLifts(ciRelative, kind);
  return (
    <div className={classes.cell} data-tone={tone}>
      <span className={classes.lift}>
        {relativeLift === null ? difference(absoluteLift, kind) : signedPercent(relativeLift)}
      </span>{' '}
      <span className={classes.small}>
        {range ? resultTexts.range(signedPercent(range.lower), signedPercent(range.upper)) : texts.noInterval}
      </span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.zero} />
        {range && <Bar range={range} axis={axis} />}
        {relativeLift !== null && isOn(relativeLift, axis) && (
          <span className={classes.point} style={{ left: `${positionOf(relativeLift, axis)}%` }} />
        )}
      </span>
      <span className={classes.verdict}>
        <Icon name={icon} /> {texts.verdicts[verdict]}
        {bayesian && ` · ${texts.chance(chance(bayesian.chanceToBeatControl))}`}
      </span>
    </div>
  );
});

const isOn = (value: number, { from, to }: Axis): boolean => value >= from && value <= to;

function Bar({ range, axis }: { range: NonNullable<Comparison['ciRelative']>; axis: Axis }) {
  const { left, width, isCutLeft, isCutRight } = drawnRange(range, axis);
  return (
    <>
      <span className={classes.range} style={{ left: `${left}%`, width: `${width}%` }} />
      {isCutLeft && <span className={classes.cutLeft} />}
      {isCutRight && <span className={classes.cutRight} />}
    </>
  );
}
