/**
 * The CPU time of one decision for a visitor never seen before among 20 experiments with the largest rules that
 * can be saved, for each way to come near the limits.
 */
import { compile, decide, EvaluationRequest } from '../dist/libs/evaluation/src/index.js';
import { parseRules } from '../dist/libs/targeting/src/index.js';
import { datafileOfLargest, experimentCount, hostileAttributes, kinds } from './largest-rules.mjs';
import { valueLine } from './table.mjs';

const limitMs = 20;
const requests = 30;
const url = 'https://shop.example.com/';

export function measure() {
  return Object.entries(kinds).map(([name, rulesOf]) => {
    for (let n = 0; n < experimentCount; n++) parseRules(rulesOf(n));
    return valueLine(
      {
        ...{
          id: 'rules',
          work: `decide among ${experimentCount} segments: ${name}`,
          unit: 'ms of CPU a decision',
        },
        ...{ target: `≤ ${limitMs} ms`, met: (ms) => ms <= limitMs },
      },
      costOf(rulesOf),
    );
  });
}

/** The mean over fresh visitors, the first ones included, before the engine has compiled anything. */
export function costOf(rulesOf) {
  const project = compile(datafileOfLargest(rulesOf), { hashSeed: 0, maxTrafficVal: 10_000 });
  const visitors = Array.from({ length: requests }, (_, index) => hostileAttributes(index + 1));
  const started = process.cpuUsage();
  visitors.forEach((attributes, index) =>
    decide(
      project,
      new EvaluationRequest({ endUserId: `visitor-${index}`, url, attributes: () => attributes }),
    ),
  );
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000 / requests;
}
