import { useCallback } from 'react';
import { Chart, chartFrame, type ChartColours } from '../../components/chart.js';
import { results } from '../../texts/results.js';
import { protocol } from '../../texts/protocol.js';
import { dayText, shortDay } from '../../components/days.js';
import { count, signedPercent } from '../../components/numbers.js';
import type { Results } from './results-queries.js';
import { shownLift, type TrendPoint } from './trend-points.js';

interface TrendChartProps {
  points: readonly TrendPoint[];
  /** Changes while the experiment ran, which are drawn on their days. */
  marks: Results['marks'];
  height: number;
  alternative: string;
}

const texts = results.trend;

/** The lift as a line in its band, around zero. */
export function TrendChart({ points, marks, height, alternative }: TrendChartProps) {
  const option = useCallback((colours: ChartColours) => optionOf(points, marks, colours), [points, marks]);
  return <Chart option={option} height={height} alternative={alternative} />;
}

function optionOf(points: readonly TrendPoint[], marks: Results['marks'], colours: ChartColours) {
  const { axisLook, valueAxis, ...frame } = chartFrame(colours);
  return {
    ...frame,
    tooltip: { ...frame.tooltip, formatter: (items: readonly { dataIndex: number }[]) => tip(points, items) },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ day }) => shortDay(day)),
      ...axisLook,
    },
    yAxis: valueAxis(signedPercent),
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
        markLine: linesOf(points, marks, colours),
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

/** The line of no lift, and one for each day on which something was changed. */
function linesOf(points: readonly TrendPoint[], marks: Results['marks'], { text, ground }: ChartColours) {
  const kinds = new Map<string, Set<string>>();
  for (const { at, kind } of marks) {
    const day = at.slice(0, 10);
    if (points.some((point) => point.day === day)) {
      kinds.set(day, (kinds.get(day) ?? new Set()).add(protocol.markKinds[kind]));
    }
  }
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: text, width: 1.5, type: 'solid' },
    data: [
      { yAxis: 0 },
      ...[...kinds].map(([day, words]) => ({
        xAxis: points.findIndex((point) => point.day === day),
        lineStyle: { color: text, width: 1, type: 'dashed' },
        label: {
          ...{ show: true, position: 'insideEndTop', rotate: 90, color: text, fontSize: 11 },
          ...{ backgroundColor: ground, formatter: [...words].join(', ') },
        },
      })),
    ],
  };
}

const inside = (value: number | null): number | null => (value === null ? null : shownLift(value));

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
    dayText(day),
    `${texts.visitors}: ${count(users)}`,
    `${texts.lift}: ${lift === null ? results.none : signedPercent(lift)}`,
    `${texts.band}: ${band}`,
  ].join('\n');
}
