import { Box, useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  MarkLineComponent,
  CanvasRenderer,
]);

/** Colours of a chart in an appearance; they are told apart by colour-blind people too. */
export interface ChartColours {
  line: string;
  band: string;
  text: string;
  grid: string;
  ground: string;
}

const colours: Record<'light' | 'dark', ChartColours> = {
  light: {
    line: '#0072b2',
    band: 'rgba(0,114,178,0.16)',
    text: '#5a626c',
    grid: '#e4e7ec',
    ground: '#ffffff',
  },
  dark: {
    line: '#56b4e9',
    band: 'rgba(86,180,233,0.2)',
    text: '#a7b0bf',
    grid: '#2f3744',
    ground: '#232a35',
  },
};

interface ChartProps {
  /** What the chart looks like in these colours. */
  option: (colours: ChartColours) => EChartsCoreOption;
  height: number;
  /** What it shows, in words. */
  alternative: string;
}

/** A chart by ECharts. It is heavy: load it lazily, and give its numbers as a table too. */
export function Chart({ option, height, alternative }: ChartProps) {
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const made = init(box.current, null, { renderer: 'canvas' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option(colours[scheme]), { notMerge: true });
  }, [option, scheme]);
  return <Box ref={box} h={height} role="img" aria-label={alternative} />;
}

/** Of either axis: clear of the other one, and as many as there is room for. */
const axisLabel = (color: string) => ({ color, margin: 12, hideOverlap: true }) as const;

/** What all charts have in common: quiet axes, and a tooltip that needs no markup. */
export function chartFrame({ text, grid, ground }: ChartColours) {
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: ground,
      borderColor: grid,
      textStyle: { color: text, fontSize: 12 },
    },
    axisLook: {
      axisLabel: axisLabel(text),
      axisLine: { lineStyle: { color: grid } },
      splitLine: { lineStyle: { color: grid } },
      nameTextStyle: { color: text },
    },
    /** Of the axis of values, which are told like this. */
    valueAxis: (formatter: (value: number) => string) => ({
      type: 'value' as const,
      axisLabel: { color: text, margin: 12, formatter },
      splitLine: { lineStyle: { color: grid } },
    }),
  } as const;
}
