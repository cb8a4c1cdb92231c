import { summarizeQuantile, type QuantileSummary } from '#libs/statistics';
import type { QuantileTexts } from './refresh-quantiles.js';

/** The quantile of values as they were read. */
export function summarizeTexts({ q, pages, users }: QuantileTexts): QuantileSummary {
  const parsed = pages.map((page) => JSON.parse(page) as number[][]);
  const counts = Uint32Array.from(parsed.flatMap((page) => page.map(({ length }) => length)));
  const values = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const page of parsed)
    for (const own of page) {
      values.set(own, at);
      at += own.length;
    }
  return summarizeQuantile({ values, counts, users }, q);
}
