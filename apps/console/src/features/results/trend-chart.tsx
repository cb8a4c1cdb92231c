import { useCallback } from 'react';
import { Chart, chartFrame, type ChartColours } from '../../components/chart.js';
import { results } from '../../texts/results.js';
import { signedPercent } from '../../components/numbers.js';
import type { TrendPoint } from './trend-points.js';

interface TrendChartProps {
  points: readonly TrendPoint[];
  height: number;
  alternative: string;
}

const texts = results.trend;

/** Beyond it, the bands of the first days would flatten all later ones. */
const tallest = 3;
const lowest = -1;

/** The lift as a line in its band, around zero. */
export function TrendChart({ points, height, alternative }: TrendChartProps) {
  const option = useCallback((colours: ChartColours) => optionOf(points, colours), [points]);
  return <Chart option={option} height={height} alternative={alternative} />;
}

function optionOf(points: readonly TrendPoint[], colours: ChartColours) {
  const { axisLook, ...frame } = chartFrame(colours);
  return {
    ...frame,
    tooltip: { ...frame.tooltip, formatter: (items: readonly { dataIndex: number }[]) => tip(points, items) },
    xAxis: { type: 'category', boundaryGap: false, data: points.map(({ day }) => day), ...axisLook },
    yAxis: { type: 'value', ...axisLook, axisLabel: { color: colours.text, formatter: signedPercent } },
    series: [
      bandEdge(
        'from',
        points.map(({ lower }) => inside(lower)),
      ),
      {
        ...bandEdge(
          'band',
          points.map(({ lower, upper }) => heightOf(inside(lower), inside(upper))),
        ),
        areaStyle: { color: colours.band },
      },
      {
        type: 'line',
        name: texts.lift,
        data: points.map(({ lift }) => inside(lift)),
        symbolSize: 6,
        itemStyle: { color: colours.line },
        lineStyle: { color: colours.line, width: 2.5 },
        markLine: zeroLine(colours),
      },
    ],
  };
}

/** The band is the area between two invisible lines, of which the second stands on the first. */
const bandEdge = (name: string, data: readonly (number | null)[]) => ({
  type: 'line',
  name,
  data,
  stack: 'band',
  stackStrategy: 'all',
  symbol: 'none',
  silent: true,
  lineStyle: { opacity: 0 },
});

const zeroLine = ({ text }: ChartColours) => ({
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { color: text, width: 1.5, type: 'solid' },
  data: [{ yAxis: 0 }],
});

const inside = (value: number | null): number | null =>
  value === null ? null : Math.min(tallest, Math.max(lowest, value));

const heightOf = (lower: number | null, upper: number | null): number | null =>
  lower === null || upper === null ? null : upper - lower;

function tip(points: readonly TrendPoint[], items: readonly { dataIndex: number }[]): string {
  const point = points[items[0]?.dataIndex ?? 0];
  if (!point) return '';
  const { day, users, lift, lower, upper } = point;
  const band =
    lower === null || upper === null
      ? results.none
      : results.range(signedPercent(lower), signedPercent(upper));
  return [
    day,
    `${texts.visitors}: ${users}`,
    `${texts.lift}: ${lift === null ? results.none : signedPercent(lift)}`,
    `${texts.band}: ${band}`,
  ].join('\n');
}
