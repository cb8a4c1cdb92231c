/** `npm run bench [-- P1 P2 …]`: measures the figures of bench/README.md and prints their table. */
import { build } from '../scripts/build.mjs';
import { loadCore, pinThisProcess } from './load.mjs';
import { isBusy } from './busy-machine.mjs';
import { head, markBusy } from './table.mjs';

const files = {
  P1: './p1-decide-in-process.mjs',
  P2: './p2-decision-http.mjs',
  P2s: './p2s-one-command.mjs',
  P3: './p3-new-visitors.mjs',
  P3b: './p3b-beside-events.mjs',
  P4: './p4-latency.mjs',
  P5: './p5-events.mjs',
  P5b: './p5b-many-experiments.mjs',
  P6: './p6-results.mjs',
  P7: './p7-changes.mjs',
  P8: './p8-memory.mjs',
  P9: './p9-many-experiments.mjs',
  P10: './p10-sdk-size.mjs',
  P11: './p11-shared-metrics.mjs',
  P12: './p12-ofrep.mjs',
  P13: './p13-values-in-process.mjs',
  P14: './p14-streams.mjs',
  P15: './p15-original-visible.mjs',
  P16: './p16-under-pressure.mjs',
  scorecard: './scorecard.mjs',
  rules: './largest-rules-cost.mjs',
  processes: './processes.mjs',
  start: './start.mjs',
};
const wanted = process.argv.slice(2);
const ids = wanted.length > 0 ? wanted : Object.keys(files);
const unknown = ids.find((id) => !files[id]);
if (unknown) throw new Error(`There is no figure ${unknown}; there are ${Object.keys(files).join(', ')}.`);

await build();
await pinThisProcess(loadCore);
console.log(head);
for (const id of ids) {
  process.stderr.write(`${id} …\n`);
  const { measure } = await import(files[id]);
  const wasBusy = await isBusy();
  const lines = await measure();
  const mark = wasBusy || (await isBusy()) ? markBusy : (line) => line;
  for (const line of lines) console.log(mark(line));
}
