import { useCallback } from 'react';
import type { Schema } from '../../api/client.js';
import { Chart, chartFrame, type ChartColours } from '../../components/chart.js';
import { count, signedPercent } from '../../components/numbers.js';
import { planner } from '../../texts/planner.js';

type Points = Schema<'PlanDto'>['curve'];

/** Visitors by the smallest lift that is found. */
export function PlanCurve(props: { curve: Points; height: number; alternative: string }) {
  const { curve, height, alternative } = props;
  const option = useCallback((colours: ChartColours) => optionOf(curve, colours), [curve]);
  return <Chart option={option} height={height} alternative={alternative} />;
}

function optionOf(curve: Points, colours: ChartColours) {
  const { axisLook, valueAxis, ...frame } = chartFrame(colours);
  return {
    ...frame,
    grid: { ...frame.grid, bottom: 34 },
    tooltip: {
      ...frame.tooltip,
      formatter: (items: readonly { dataIndex: number }[]) => tip(curve[items[0]?.dataIndex ?? 0]),
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: curve.map(({ relativeMde }) => signedPercent(relativeMde)),
      name: planner.curve.lift,
      nameLocation: 'middle',
      nameGap: 34,
      ...axisLook,
    },
    yAxis: valueAxis(count),
    series: [
      {
        type: 'line',
        data: curve.map(({ nTotal }) => nTotal),
        symbolSize: 7,
        smooth: true,
        itemStyle: { color: colours.line },
        lineStyle: { color: colours.line, width: 2.5 },
        areaStyle: { color: colours.band },
      },
    ],
  };
}

function tip(point: Points[number] | undefined): string {
  if (!point) return '';
  const { relativeMde, nTotal, days } = point;
  return [
    `${planner.curve.lift}: ${signedPercent(relativeMde)}`,
    `${planner.curve.users}: ${count(nTotal)}`,
    ...(days === null ? [] : [`${planner.curve.days}: ${days}`]),
  ].join('\n');
}
