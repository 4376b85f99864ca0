import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { OverviewTrendQuery } from '../../generated/operations.js';
import { coloursOf } from '../../graph/colours.js';

const height = 180;

/** The risk score by day as a line. The table below it holds the same. */
export default function TrendChart({ points }: { readonly points: OverviewTrendQuery['riskTrend'] }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const days = points.map(({ day }) => Date.parse(day) / 1000);
    const scores = points.map(({ score }) => score);
    const draw = () => {
      const { accent, quiet } = coloursOf(element);
      const axis = {
        stroke: quiet,
        grid: { stroke: quiet, width: 0.3 },
        ticks: { stroke: quiet, width: 0.3 },
      };
      return new uPlot(
        {
          width: element.clientWidth,
          height,
          legend: { show: false },
          cursor: { show: false },
          scales: { y: { range: [0, 100] } },
          axes: [axis, { ...axis, size: 40 }],
          series: [{}, { stroke: accent, width: 2, points: { show: points.length < 10 } }],
        },
        [days, scores],
        element,
      );
    };
    let chart = draw();
    const redraw = () => {
      chart.destroy();
      chart = draw();
    };
    const resized = new ResizeObserver(() => {
      if (Math.abs(chart.width - element.clientWidth) > 1)
        chart.setSize({ width: element.clientWidth, height });
    });
    resized.observe(element);
    const themes = new MutationObserver(redraw);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themes.disconnect();
      chart.destroy();
    };
  }, [points]);
  return (
    <div
      ref={frame}
      className="trend"
      role="img"
      aria-label="Risk score by day. The table after it holds the same."
    />
  );
}
