/** P2: decisions over HTTP for returning visitors, against a bare server that answers the same bytes. */
import { startDecisionApp } from './decision-app.mjs';
import { pageUrl } from './experiments.mjs';
import { appCore, decisionLoad, requireWrk, startPinned } from './load.mjs';
import { measurePairs } from './pairs.mjs';

export const figure = { id: 'P2', target: '≥ 0.75 ×', compare: (ratio) => ratio >= 0.75, unit: 'requests/s' };

const pool = 200_000;
const seconds = 5;

export async function measure() {
  await requireWrk();
  const app = await startDecisionApp();
  const bare = await startBareServer(await sampleAnswer(app));
  try {
    await recordPool(app);
    const rateOf = async (url) => (await decisionLoad({ url, projectId: app.projectId, pool, seconds })).rate;
    await rateOf(bare.url);
    return await measurePairs(
      () => rateOf(app.url),
      () => rateOf(bare.url),
    );
  } finally {
    await bare.stop();
    await app.stop();
  }
}

async function sampleAnswer({ url, projectId }) {
  const response = await fetch(`${url}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: pageUrl, projectId, endUserId: 123_456 }),
  });
  const answer = Buffer.from(await response.arrayBuffer());
  if (JSON.parse(answer).decisions.length !== 5) throw new Error(`Unexpected answer: ${answer}`);
  return answer;
}

async function startBareServer(answer) {
  const { match, stop } = await startPinned(appCore, ['bench/bare-server.mjs', answer.toString('base64')], {
    ready: /listening on (\d+)/,
  });
  return { url: `http://127.0.0.1:${match[1]}`, stop };
}

/** Lets every end user of the pool come once, so that all of them are returning visitors. */
async function recordPool({ url, projectId, database }) {
  for (let recorded = 0; recorded < pool * 5;) {
    process.stderr.write(
      `  recording the pool: ${Math.round(recorded / 5).toLocaleString('en')} of 200,000\n`,
    );
    await decisionLoad({ url, projectId, pool, first: Math.floor(recorded / 5) + 1, seconds: 10 });
    const { rows } = await database.query(
      'SELECT count(*)::int AS n FROM assignment WHERE end_user_id::int BETWEEN 1 AND $1',
      [pool],
    );
    recorded = rows[0].n;
  }
}
