/**
 * `npm run chaos [-- kills [pause]]`: kills the apps, PostgreSQL and Redis under load, holds locks, restarts, changes the
 * schema, then counts what is stored. With a pause, in milliseconds, each of the sixteen callers waits so long after an answer.
 *
 * `npm run chaos -- log [minutes]`: makes every fault come and go, and counts the lines of the logs; 60 minutes by default.
 */
import { build } from '../../scripts/build.mjs';

if (process.argv[2] === 'log') {
  await logFaults(Number(process.argv[3] ?? 60));
  process.exit();
}

async function logFaults(minutes) {
  if (!(minutes >= 0))
    throw new Error('Usage: npm run chaos -- log [<minutes, 60 by default, 0 for a short round>]');
  await build();
  const { watchLog } = await import('./log.mjs');
  const found = await watchLog({ minutes, report: (line) => process.stderr.write(`  ${line}\n`) });
  console.log(JSON.stringify(found, null, 2));
  const isRight = found.wrong === 0;
  console.log(
    isRight ? 'Each fault is logged once when it comes and once when it goes.' : 'Something is wrong.',
  );
  process.exitCode = isRight ? 0 : 1;
}

const kills = Number(process.argv[2] ?? 20);
const pauseMs = Number(process.argv[3] ?? 0);
if (!Number.isInteger(kills) || kills < 1 || !(pauseMs >= 0))
  throw new Error('Usage: npm run chaos [-- <kills, 20 by default> [<pause in ms, 0 by default>]]');

await build();
const { changeSchema, holdLocks, killApp, killDatabase, killEachWithRedis, restartInTurn } =
  await import('./scenarios.mjs');
const report = (line) => process.stderr.write(`  ${line}\n`);
const load = { report, pauseMs };
const results = {
  killApp: await killApp({ kills, ...load }),
  killDatabase: await killDatabase({ kills, ...load }),
  killEachWithRedis: await killEachWithRedis({ kills, ...load }),
  holdLocks: await holdLocks({ kills: Math.ceil(kills / 4), ...load }),
  restartInTurn: await restartInTurn({ rounds: kills < 20 ? 1 : 3, ...load }),
  changeSchema: await changeSchema({ together: kills < 20, ...load }),
};
const figures = /^(acknowledged|slowest.*)$/;
const wrong = Object.values(results).flatMap((result) =>
  Object.entries(result).filter(([name, count]) => !figures.test(name) && count !== 0),
);
console.log(JSON.stringify(results, null, 2));
console.log(wrong.length === 0 ? 'Nothing is lost, nothing is double.' : 'Something is wrong.');
process.exitCode = wrong.length === 0 ? 0 : 1;
