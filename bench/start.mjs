/** How long the one command takes from its second start on, and each app, until they answer. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTrial } from './amounts.mjs';
import { startDatabase } from './decision-app.mjs';
import { findFreePort } from '../scripts/free-port.mjs';
import { appCore, loadCore } from './load.mjs';
import { median } from './pairs.mjs';
import { processorTimeOfFamily } from './processor-time.mjs';
import { valueLine } from './table.mjs';

const starts = isTrial ? 1 : 5;
const bothCores = `${appCore},${loadCore}`;
const programs = [
  ['npm start', 'second start of npm start', 3],
  ['standalone', 'second start of what npm start runs', 3],
  ['admin', 'start of the admin app', 1.5],
  ['decision', 'start of the decision app', 1.5],
];

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'abtesting-start-'));
  const database = await startDatabase();
  try {
    const lines = [];
    for (const [app, work, target] of programs) {
      const own = app === 'admin' || app === 'decision' ? { DB_URL: database.url } : {};
      const times = [];
      if (app === 'npm start') await start(app, { ...own, DATA_DIR: folder });
      for (let count = 0; count < starts; count++) times.push(await start(app, { ...own, DATA_DIR: folder }));
      const figure = {
        id: 'start',
        work,
        target: `≤ ${target} s`,
        met: (value) => value <= target,
        unit: 's',
      };
      lines.push(valueLine(figure, median(times.map(({ elapsed }) => elapsed))));
      const cost = { ...figure, work: `${work}: processor time`, target: 'reported', met: () => true };
      lines.push(valueLine(cost, median(times.map(({ processor }) => processor))));
    }
    return lines;
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds until `GET /health` answers, and of the processors until then. */
async function start(app, env) {
  const port = String(await findFreePort());
  const began = performance.now();
  const command = app === 'npm start' ? ['npm', 'start'] : [process.execPath, `dist/apps/${app}/src/main.js`];
  const child = spawn('taskset', ['-c', bothCores, ...command], {
    env: {
      ...process.env,
      ...{ SECRET_KEY: 'x'.repeat(48), BIND_ADDRESS: '127.0.0.1', LOG_LEVEL: 'warn', METRICS_PORT: '0' },
      ...{ ADMIN_PORT: port, DECISION_PORT: port, SHUTDOWN_DELAY: '0', ...env },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`${app} ended with ${child.exitCode}.`);
    await sleep(10);
  }
  const elapsed = (performance.now() - began) / 1_000;
  const processor = processorTimeOfFamily(child.pid) / 1e6;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { elapsed, processor };
}
