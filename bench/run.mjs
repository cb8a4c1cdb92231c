/** `npm run bench [-- P1 P2 …]`: measures the figures of bench/README.md and prints their table. */
import { build } from '../scripts/build.mjs';

const files = { P1: './p1-decide-in-process.mjs', P2: './p2-decision-http.mjs' };
const wanted = process.argv.slice(2);
const ids = wanted.length > 0 ? wanted : Object.keys(files);
const unknown = ids.find((id) => !files[id]);
if (unknown) throw new Error(`There is no figure ${unknown}; there are ${Object.keys(files).join(', ')}.`);

await build();
const lines = [];
for (const id of ids) {
  process.stderr.write(`${id} …\n`);
  const { figure, measure } = await import(files[id]);
  const { ratio, ours, theirs } = await measure();
  const verdict = figure.compare(ratio) ? 'met' : 'missed';
  lines.push(
    `| ${id} | ${figure.target} | ${ratio.toFixed(2)} × (${verdict}) | ${rate(ours)} | ${rate(theirs)} | ${figure.unit} |`,
  );
}
console.log(
  '| figure | target | measured | ours | compared with | unit |\n| --- | --- | --- | ---: | ---: | --- |',
);
console.log(lines.join('\n'));

function rate(number) {
  return Math.round(number).toLocaleString('en');
}
