/**
 * P9: what a decision costs as active experiments grow while five of them match; a new URL each time, since
 * answers for the last URLs are remembered.
 */
import { compile, decide, EvaluationRequest } from '../dist/libs/evaluation/src/index.js';
import { datafileOf, pageUrl } from './experiments.mjs';
import { secondsOf } from './amounts.mjs';
import { measurePairs } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const figure = { id: 'P9', unit: 'µs a decision' };
const windowMs = secondsOf(1) * 1_000;
const matching = 5;

export async function measure() {
  const few = decider(matching);
  const lines = [];
  for (const [count, limit] of [
    [50, undefined],
    [500, 10],
  ]) {
    const many = decider(count);
    costOf(few);
    costOf(many);
    const measured = await measurePairs(
      () => costOf(many),
      () => costOf(few),
    );
    const target = limit ? `≤ ${limit} × of 5` : '—';
    const met = (ratio) => limit === undefined || ratio <= limit;
    lines.push(
      ratioLine({ ...figure, work: `decide among ${count} experiments, 5 match`, target, met }, measured),
    );
  }
  return lines;
}

/** The bench's five experiments among others that are for other pages. */
function decider(count) {
  const datafile = datafileOf();
  const [model] = datafile.experiments;
  for (let id = matching + 1; id <= count; id++) {
    datafile.experiments.push({
      ...model,
      ...{ id, key: `experiment-${id}`, title: `Experiment ${id}` },
      variations: model.variations.map((variation, arm) => ({ ...variation, id: id * 10 + arm })),
      conditions: [{ id, urls: [`/elsewhere-${id}/`, `/other-${id}/`], operator: 'CONTAIN' }],
    });
  }
  const project = compile(datafile, { hashSeed: 0, maxTrafficVal: 10_000 });
  return (visitor) => {
    const url = `${pageUrl}&visit=${visitor}`;
    const outcomes = decide(project, new EvaluationRequest({ endUserId: `visitor-${visitor}`, url }));
    if (outcomes.length !== matching) throw new Error(`${outcomes.length} experiments were decided.`);
  };
}

let visitors = 0;

function costOf(decideFor) {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < windowMs) {
    for (let i = 0; i < 200; i++) decideFor(visitors++);
    count += 200;
  }
  return ((performance.now() - started) * 1_000) / count;
}
