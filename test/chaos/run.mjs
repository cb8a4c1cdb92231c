/** `npm run chaos [-- kills]`: kills the decision app and PostgreSQL under load, then counts what is stored. */
import { build } from '../../scripts/build.mjs';

const kills = Number(process.argv[2] ?? 20);
if (!Number.isInteger(kills) || kills < 1)
  throw new Error('Usage: npm run chaos [-- <kills, 20 by default>]');

await build();
const { killApp, killDatabase } = await import('./scenarios.mjs');
const results = {};
for (const [name, scenario] of Object.entries({ killApp, killDatabase })) {
  results[name] = await scenario(kills, (line) => process.stderr.write(`  ${line}\n`));
}
const figures = /^(acknowledged|slowest.*)$/;
const wrong = Object.values(results).flatMap((result) =>
  Object.entries(result).filter(([name, count]) => !figures.test(name) && count !== 0),
);
console.log(JSON.stringify(results, null, 2));
console.log(wrong.length === 0 ? 'Nothing is lost, nothing is double.' : 'Something is wrong.');
process.exitCode = wrong.length === 0 ? 0 : 1;
