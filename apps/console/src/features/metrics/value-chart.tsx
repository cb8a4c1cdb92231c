import { useCallback } from 'react';
import type { Schema } from '../../api/client.js';
import { Chart, chartFrame, type ChartColours } from '../../components/chart.js';
import { dayText, shortDay } from '../../components/days.js';
import { count, tickOf, valueOf } from '../../components/numbers.js';
import { metricInsights } from '../../texts/metric-insights.js';

type Day = Schema<'MetricDayDto'>;
type Kind = Parameters<typeof valueOf>[1];

const texts = metricInsights.days;

interface ValueChartProps {
  days: readonly Day[];
  /** `binomial` for rates. */
  kind: Kind;
  height: number;
  alternative: string;
}

/** A metric's value from day to day. */
export function ValueChart({ days, kind, height, alternative }: ValueChartProps) {
  const option = useCallback((colours: ChartColours) => optionOf(days, kind, colours), [days, kind]);
  return <Chart option={option} height={height} alternative={alternative} />;
}

function optionOf(days: readonly Day[], kind: Kind, colours: ChartColours) {
  const { axisLook, valueAxis, ...frame } = chartFrame(colours);
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      formatter: (items: readonly { dataIndex: number }[]) => tip(days[items[0]?.dataIndex ?? 0], kind),
    },
    xAxis: { type: 'category', boundaryGap: false, data: days.map(({ day }) => shortDay(day)), ...axisLook },
    yAxis: valueAxis((value) => tickOf(value, kind)),
    series: [
      {
        type: 'line',
        data: days.map(({ value }) => value),
        symbolSize: 6,
        itemStyle: { color: colours.line },
        lineStyle: { color: colours.line, width: 2.5 },
      },
    ],
  };
}

function tip(day: Day | undefined, kind: Kind): string {
  if (!day) return '';
  return [
    dayText(day.day),
    `${texts.value}: ${valueOf(day.value, kind)}`,
    `${texts.visitors}: ${count(day.users)}`,
  ].join('\n');
}
