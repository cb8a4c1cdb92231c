/** What machine measures, and whether it has other work, so that what is measured says little. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { startBareServerOf } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';

const seconds = 2;
const notes = join(import.meta.dirname, '../node_modules/.cache/bench/best-rate.json');
const answer = Buffer.from(JSON.stringify({ text: 'x'.repeat(2_000) }));

/**
 * Asks a bare server, and compares its rate with the best that was seen today on this machine: busy below half of it.
 *
 * @returns {Promise<{rate: number, best: number, isBusy: boolean}>} requests a second
 */
export async function lookAtMachine() {
  await requireWrk();
  const rate = await rateOfBareServer();
  const day = new Date().toISOString().slice(0, 10);
  const best = Math.max(rate, await bestOf(day));
  if (best === rate) await note({ day, rate });
  const isBusy = rate < best / 2;
  if (isBusy) process.stderr.write(`  busy machine, not a measurement: ${describe({ rate, best })}\n`);
  return { rate, best, isBusy };
}

/** One sentence that stands above the table. */
export function describeMachine({ rate, best, isBusy }) {
  const [{ model }] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} × ${model.trim()}, ${gib} GiB, Linux ${release()}, Node.js ${process.version}`;
  const load = `load average ${loadavg()[0].toFixed(1)}`;
  const now = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${now} UTC; ${machine}; ${load}; ${describe({ rate, best })}${isBusy ? ': **busy machine, not a measurement**' : ''}.`;
}

const describe = ({ rate, best }) =>
  `the bare server answers ${whole(rate)} requests a second (${whole(best)} at its best today)`;

const whole = (rate) => Math.round(rate).toLocaleString('en');

async function rateOfBareServer() {
  const bare = await startBareServerOf(answer);
  try {
    return (await decisionLoad({ url: bare.url, projectId: 1, pool: 1, seconds })).rate;
  } finally {
    await bare.stop();
  }
}

async function bestOf(today) {
  const noted = await readFile(notes, 'utf8').then(JSON.parse, () => undefined);
  return noted?.day === today ? noted.rate : 0;
}

async function note(best) {
  await mkdir(dirname(notes), { recursive: true });
  await writeFile(notes, JSON.stringify(best));
}
