import { Box, Group, Text, Title } from '@mantine/core';
import { results, verdicts } from '../../texts/results.js';
import { axisOf, drawnRange, positionOf, type Axis } from '../../components/axis.js';
import { levelText, possibleLifts, signedPercent } from '../../components/numbers.js';
import type { Comparison, MetricResult } from './results-queries.js';
import classes from './results.module.css';

const texts = results.picture;

/** The range of each variation's lift around zero: off zero at one side, there is a difference. */
export function IntervalBars({ metric, level }: { metric: MetricResult; level: number | null }) {
  const { comparisons, goal, kind } = metric;
  const ranges = comparisons.flatMap(({ ciRelative }) => {
    const range = possibleLifts(ciRelative, kind);
    return range ? [range.lower, range.upper] : [];
  });
  if (ranges.length === 0) return null;
  const axis = axisOf(ranges);
  const sides = goal === 'increase' ? [texts.worse, texts.better] : [texts.better, texts.worse];
  return (
    <Box>
      <Title order={3} fz="xs" fw={600} c="dimmed" mb={6}>
        {texts.title} · {results.columns.interval(levelText(level))}
      </Title>
      <Box className={classes.bars}>
        {comparisons.map((comparison) => (
          <Bar key={comparison.variantId} {...{ comparison, kind, axis }} />
        ))}
        <Box className={classes.axis} aria-hidden="true">
          {axis.ticks.map((tick) => (
            <Text key={tick} size="xs" c="dimmed" className={classes.tick} style={{ left: at(tick, axis) }}>
              {signedPercent(tick)}
            </Text>
          ))}
        </Box>
        <Group className={classes.sides} justify="space-between" aria-hidden="true">
          <Text size="xs" c="dimmed">
            ← {sides[0]}
          </Text>
          <Text size="xs" c="dimmed">
            {sides[1]} →
          </Text>
        </Group>
      </Box>
    </Box>
  );
}

const at = (value: number, axis: Axis): string => `${positionOf(value, axis)}%`;

interface BarProps {
  comparison: Comparison;
  kind: MetricResult['kind'];
  axis: Axis;
}

function Bar({ comparison, kind, axis }: BarProps) {
  const { treatment, relativeLift, verdict } = comparison;
  const possible = possibleLifts(comparison.ciRelative, kind);
  const drawn = possible && drawnRange(possible, axis);
  const lift = relativeLift === null ? results.none : signedPercent(relativeLift);
  const range = possible
    ? results.range(signedPercent(possible.lower), signedPercent(possible.upper))
    : texts.none;
  const description = texts.row(treatment, lift, range, verdicts[verdict]);
  return (
    <>
      <Text size="sm" className={classes.barName} aria-hidden="true">
        {treatment}
        <Text component="span" size="xs" c="dimmed" hiddenFrom="sm">
          {` · ${lift}, ${range}`}
        </Text>
      </Text>
      <Box className={classes.track} role="img" aria-label={description} data-verdict={verdict}>
        <Box className={classes.zero} style={{ left: at(0, axis) }} />
        {drawn && (
          <>
            <Box className={classes.range} style={{ left: `${drawn.left}%`, width: `${drawn.width}%` }} />
            {drawn.isCutLeft && <span className={classes.cutLeft} />}
            {drawn.isCutRight && <span className={classes.cutRight} />}
          </>
        )}
        {relativeLift !== null && relativeLift <= axis.to && (
          <Box className={classes.point} style={{ left: at(relativeLift, axis) }} />
        )}
      </Box>
    </>
  );
}
