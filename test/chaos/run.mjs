/** `npm run chaos [-- kills]`: kills the apps, PostgreSQL and Redis under load, holds locks, then counts what is stored. */
import { build } from '../../scripts/build.mjs';

const kills = Number(process.argv[2] ?? 20);
if (!Number.isInteger(kills) || kills < 1)
  throw new Error('Usage: npm run chaos [-- <kills, 20 by default>]');

await build();
const { holdLocks, killApp, killDatabase, killEachWithRedis, restartInTurn } =
  await import('./scenarios.mjs');
const report = (line) => process.stderr.write(`  ${line}\n`);
const results = {
  killApp: await killApp({ kills, report }),
  killDatabase: await killDatabase({ kills, report }),
  killEachWithRedis: await killEachWithRedis({ kills, report }),
  holdLocks: await holdLocks({ kills: Math.ceil(kills / 4), report }),
  restartInTurn: await restartInTurn({ rounds: kills < 20 ? 1 : 3, report }),
};
const figures = /^(acknowledged|slowest.*)$/;
const wrong = Object.values(results).flatMap((result) =>
  Object.entries(result).filter(([name, count]) => !figures.test(name) && count !== 0),
);
console.log(JSON.stringify(results, null, 2));
console.log(wrong.length === 0 ? 'Nothing is lost, nothing is double.' : 'Something is wrong.');
process.exitCode = wrong.length === 0 ? 0 : 1;
