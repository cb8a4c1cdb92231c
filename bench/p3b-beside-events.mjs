/** P3b: how long new visitors wait for their answers beside events of the same and of another project. */
import { spawn } from 'node:child_process';
import { insertProject, startDecisionApp } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { median } from './pairs.mjs';
import { assignUsers, users } from './p5-events.mjs';

const seconds = 6;
const pairs = 3;
const runStep = 10_000_000;

export async function measure() {
  await requireWrk();
  const app = await startDecisionApp();
  try {
    const other = await insertProject(app.database);
    await assignUsers(app.database, other.projectId, other.experimentIds);
    await assignUsers(app.database, app.projectId, app.experimentIds);
    let run = 50;
    const load = () => decisionLoad({ ...app, seconds, connections: 4, pool: 0, first: ++run * runStep });
    await load();
    const lines = [];
    for (const [name, projectId] of [
      ['the same project', app.projectId],
      ['another project', other.projectId],
    ]) {
      const ratios = [];
      for (let pair = 0; pair < pairs; pair++) {
        const quiet = await load();
        const events = storing(app.databaseUrl, projectId, `p3b-${run}`);
        const beside = await load();
        await events;
        ratios.push(beside.p95 / quiet.p95);
      }
      lines.push(
        `| P3b | p95 of new visitors beside events of ${name} | | ${median(ratios).toFixed(2)} × of quiet | |`,
      );
    }
    return lines;
  } finally {
    await app.stop();
  }
}

/** Events as fast as one client stores them, for the time of a load. */
function storing(databaseUrl, projectId, run) {
  const args = ['bench/store-client.mjs', databaseUrl, projectId, 0, users, run, seconds + 1].map(String);
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}
