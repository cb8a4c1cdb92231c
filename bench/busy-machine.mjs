/** Whether the machine has other work, so that what is measured says little. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startBareServerOf } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';

const seconds = 2;
const notes = join(import.meta.dirname, '../node_modules/.cache/bench/best-rate.json');
const answer = Buffer.from(JSON.stringify({ text: 'x'.repeat(2_000) }));

/** Compares the bare server's rate with the best that was seen today on this machine: busy below half of it. */
export async function isBusy() {
  await requireWrk();
  const rate = await rateOfBareServer();
  const day = new Date().toISOString().slice(0, 10);
  const best = Math.max(rate, await bestOf(day));
  if (best === rate) await note({ day, rate });
  if (rate >= best / 2) return false;
  const rates = [rate, best].map((one) => Math.round(one).toLocaleString('en'));
  process.stderr.write(
    `  busy machine, not a measurement: the bare server answers ${rates[0]} requests a second, and ${rates[1]} at its best today\n`,
  );
  return true;
}

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
