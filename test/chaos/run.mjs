/**
 * `npm run chaos [-- kills [pause [scenario…]]]`: kills the apps, PostgreSQL and Redis under load, holds locks, restarts,
 * changes the schema, then counts what is stored; only the scenarios named, if any are. With a pause, in milliseconds, each of
 * the sixteen callers waits so long after an answer.
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
const scenarios = {
  killApp: { kills },
  killDatabase: { kills },
  killEachWithRedis: { kills },
  holdLocks: { kills: Math.ceil(kills / 4) },
  restartInTurn: { rounds: kills < 20 ? 1 : 3 },
  changeSchema: { together: kills < 20 },
};
const all = Object.keys(scenarios);
const chosen = process.argv.length > 4 ? process.argv.slice(4) : all;
if (!Number.isInteger(kills) || kills < 1 || !(pauseMs >= 0) || !chosen.every((name) => all.includes(name)))
  throw new Error(`Usage: npm run chaos [-- <kills, 20> [<pause in ms, 0> [<some of ${all.join(', ')}>]]]`);

await build();
const run = await import('./scenarios.mjs');
const report = (line) => process.stderr.write(`  ${line}\n`);
const results = {};
for (const name of chosen) results[name] = await run[name]({ ...scenarios[name], report, pauseMs });
const figures = /^(acknowledged|slowest.*)$/;
const wrong = Object.values(results).flatMap((result) =>
  Object.entries(result).filter(([name, count]) => !figures.test(name) && count !== 0),
);
console.log(JSON.stringify(results, null, 2));
console.log(wrong.length === 0 ? 'Nothing is lost, nothing is double.' : 'Something is wrong.');
process.exitCode = wrong.length === 0 ? 0 : 1;
