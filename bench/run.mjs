/**
 * `npm run bench [-- [P1 P2 …] [--resume] [--trial] [--out <file>]]`: measures the figures of bench/README.md, prints their
 * table and writes it, row by row, so that a run that is cut off keeps what it has.
 *
 *   --resume   measures what the file of the last run does not have yet, or has as failed, busy or not measured
 *   --trial    everything for a moment only, to see that every figure can be measured; nothing of it is a measurement
 *   --out      the file of the table; bench/last-run.md when left out
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { resume: { type: 'boolean' }, trial: { type: 'boolean' }, out: { type: 'string' } },
});
if (options.trial) process.env.BENCH_TRIAL = '1';

/** In this order; what is measured on the same app stands together. */
const files = {
  P1: './p1-decide-in-process.mjs',
  P9: './p9-many-experiments.mjs',
  P10: './p10-sdk-size.mjs',
  P13: './p13-values-in-process.mjs',
  P2: './p2-decision-http.mjs',
  P2s: './p2s-one-command.mjs',
  P4: './p4-latency.mjs',
  P12: './p12-ofrep.mjs',
  P3: './p3-new-visitors.mjs',
  P3b: './p3b-beside-events.mjs',
  P5: './p5-events.mjs',
  P5b: './p5b-many-experiments.mjs',
  P7: './p7-changes.mjs',
  P14: './p14-streams.mjs',
  processes: './processes.mjs',
  start: './start.mjs',
  P16: './p16-under-pressure.mjs',
  P8: './p8-memory.mjs',
  P15: './p15-original-visible.mjs',
  rules: './largest-rules-cost.mjs',
  scorecard: './scorecard.mjs',
  P6: './p6-results.mjs',
  P11: './p11-shared-metrics.mjs',
  P17: './p17-test-run.mjs',
};
const unknown = wanted.find((id) => !files[id]);
if (unknown) throw new Error(`There is no figure ${unknown}; there are ${Object.keys(files).join(', ')}.`);
// All figures in one go take half an hour; filling ten million events alone takes as long again.
const trialScale = options.trial ? '0.002' : '0.1';
if (wanted.length === 0) for (const name of ['P6_SCALE', 'P11_SCALE']) process.env[name] ??= trialScale;
if (options.trial) {
  for (const name of ['P6_SCALE', 'P11_SCALE']) process.env[name] ??= trialScale;
  process.env.P16_SECONDS ??= '2';
}

const { build } = await import('../scripts/build.mjs');
const { loadCore, pinThisProcess } = await import('./load.mjs');
const { describeMachine, lookAtMachine } = await import('./machine.mjs');
const { releaseReturningApp } = await import('./returning-visitors.mjs');
const { emptyLine, spoil, tableOf, unfinished } = await import('./table.mjs');

const table = resolve(options.out ?? join(import.meta.dirname, 'last-run.md'));
const journal = `${table.replace(/\.md$/, '')}.json`;
const shared = ['P2', 'P2s', 'P4'];

await build();
await pinThisProcess(loadCore);
const kept = options.resume ? readJournal() : { rows: [] };
const isDone = (id) => kept.rows.some((row) => row.id === id && !unfinished.includes(row.verdict));
const ids = (wanted.length > 0 ? wanted : Object.keys(files)).filter((id) => !options.resume || !isDone(id));
let look = await lookAtMachine();
const run = {
  state: kept.state ?? describeMachine(look),
  rows: kept.rows.filter(({ id }) => !ids.includes(id)),
};
console.log(run.state);
const started = performance.now();
for (const [place, id] of ids.entries()) {
  process.stderr.write(`${id} … (${Math.round((performance.now() - started) / 1_000)} s)\n`);
  const wasBusy = look.isBusy;
  const rows = await measure(id);
  if (!shared.includes(ids[place + 1])) await releaseReturningApp();
  look = await lookAtMachine();
  const verdict = options.trial ? 'trial' : wasBusy || look.isBusy ? 'busy' : undefined;
  run.rows.push(...rows.map((row) => (verdict ? spoil(row, verdict) : row)));
  write();
}
console.log(`\n${tableOf(run.state, sorted(run.rows))}`);
console.log(`Written to ${table} after ${Math.round((performance.now() - started) / 1_000)} s.`);
if (run.rows.some(({ verdict }) => verdict === 'failed')) process.exitCode = 1;

/** One figure that fails leaves the others their time. */
async function measure(id) {
  try {
    return await (await import(files[id])).measure();
  } catch (error) {
    console.error(error);
    return [emptyLine(id, error.message, 'failed')];
  }
}

function write() {
  writeFileSync(journal, JSON.stringify(run, undefined, 2));
  writeFileSync(table, tableOf(run.state, sorted(run.rows)));
}

function readJournal() {
  return existsSync(journal) ? JSON.parse(readFileSync(journal, 'utf8')) : { rows: [] };
}

/** P1 to P17 as quality.md has them, then the rest. */
function sorted(rows) {
  const rank = (id) =>
    /^P\d/.test(id) ? Number.parseInt(id.slice(1), 10) + (/\D$/.test(id) ? 0.5 : 0) : 100;
  return rows.toSorted((a, b) => rank(a.id) - rank(b.id));
}
