import { useCallback } from 'react';
import { Chart, chartFrame, type ChartColours } from '../../components/chart.js';
import { shortDay } from '../../components/days.js';
import { count } from '../../components/numbers.js';
import { variationColor } from '../../components/variation-color.js';
import type { VisitorDay } from './visitor-days.js';

interface VisitorsChartProps {
  days: readonly VisitorDay[];
  /** Of the variations, in the order of each day's visitors. */
  names: readonly string[];
  height: number;
  alternative: string;
}

/** Visitors of each day as bars, a part for each variation. */
export function VisitorsChart({ days, names, height, alternative }: VisitorsChartProps) {
  const option = useCallback((colours: ChartColours) => optionOf(days, names, colours), [days, names]);
  return <Chart option={option} height={height} alternative={alternative} />;
}

function optionOf(days: readonly VisitorDay[], names: readonly string[], colours: ChartColours) {
  const { axisLook, valueAxis, grid, ...frame } = chartFrame(colours);
  return {
    ...frame,
    grid: { ...grid, top: 36 },
    legend: {
      type: 'scroll',
      top: 0,
      left: 0,
      textStyle: { color: colours.text },
      itemWidth: 12,
      itemHeight: 12,
    },
    xAxis: { type: 'category', data: days.map(({ day }) => shortDay(day)), ...axisLook },
    yAxis: { ...valueAxis(count), minInterval: 1 },
    series: names.map((name, index) => ({
      ...{ type: 'bar', name, stack: 'visitors', barMaxWidth: 48 },
      itemStyle: { color: variationColor(index) },
      data: days.map(({ users }) => users[index]),
    })),
  };
}
