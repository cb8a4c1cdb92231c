import { memo } from 'react';
import { results as resultTexts } from '../texts/results.js';
import { scorecard as texts } from '../texts/scorecard.js';
import { drawnRange, positionOf, type Axis, type Range } from './axis.js';
import { Icon } from './icon.js';
import classes from './lift-cell.module.css';
import { chance, possibleLifts, signedPercent } from './numbers.js';

/** How a cell is coloured and worded. */
export type LiftVerdict = keyof typeof texts.verdicts;

/** How a verdict looks, beside its word. */
const looks: Record<LiftVerdict, { tone: 'good' | 'bad' | 'open'; icon: string }> = {
  better: { tone: 'good', icon: 'arrow-up' },
  worse: { tone: 'bad', icon: 'arrow-down' },
  flat: { tone: 'open', icon: 'minus' },
  insufficient_data: { tone: 'open', icon: 'hourglass' },
  guardrail_pass: { tone: 'good', icon: 'check' },
  guardrail_fail: { tone: 'bad', icon: 'times' },
  guardrail_inconclusive: { tone: 'open', icon: 'question' },
};

interface LiftCellProps {
  lift: number | null;
  /** What stands in the place of a lift that does not exist. */
  withoutLift: string;
  interval: Range | null;
  /** Of the metric: `binomial` for rates. */
  kind: string;
  verdict: LiftVerdict;
  chanceToBeat?: number | null | undefined;
  axis: Axis;
}

/** Lift, interval, bar and verdict; plain elements, since a page may have hundreds of them. */
export const LiftCell = memo(function LiftCell(props: LiftCellProps) {
  const { lift, withoutLift, interval, kind, verdict, chanceToBeat, axis } = props;
  const { tone, icon } = looks[verdict];
  const range = possibleLifts(interval, kind);
  return (
    <div className={classes.cell} data-tone={tone}>
      <span className={classes.lift}>{lift === null ? withoutLift : signedPercent(lift)}</span>{' '}
      <span className={classes.small}>
        {range ? resultTexts.range(signedPercent(range.lower), signedPercent(range.upper)) : texts.noInterval}
      </span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.zero} />
        {range && <Bar range={range} axis={axis} />}
        {lift !== null && isOn(lift, axis) && (
          <span className={classes.point} style={{ left: `${positionOf(lift, axis)}%` }} />
        )}
      </span>
      <span className={classes.verdict}>
        <Icon name={icon} /> {texts.verdicts[verdict]}
        {chanceToBeat !== undefined && ` · ${texts.chance(chance(chanceToBeat))}`}
      </span>
    </div>
  );
});

const isOn = (value: number, { from, to }: Axis): boolean => value >= from && value <= to;

function Bar({ range, axis }: { range: Range; axis: Axis }) {
  const { left, width, isCutLeft, isCutRight } = drawnRange(range, axis);
  return (
    <>
      <span className={classes.range} style={{ left: `${left}%`, width: `${width}%` }} />
      {isCutLeft && <span className={classes.cutLeft} />}
      {isCutRight && <span className={classes.cutRight} />}
    </>
  );
}

/** The ends and the zero of the axis, above the bars of its cells. */
export function LiftTicks({ axis }: { axis: Axis }) {
  return (
    <span className={classes.ticks} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span key={tick} style={{ left: `${positionOf(tick, axis)}%` }}>
          {tick === 0 ? '0' : signedPercent(tick)}
        </span>
      ))}
    </span>
  );
}
