/** P1: decisions in process, against the evaluation of the same five experiments by a known library. */
import { GrowthBookClient } from '@growthbook/growthbook';
import { compile, decide, EvaluationRequest } from '../dist/libs/evaluation/src/index.js';
import { datafileOf, experiments, pageUrl } from './experiments.mjs';
import { secondsOf } from './amounts.mjs';
import { measurePairs } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P1',
  work: 'decide in process',
  target: '≥ 8 ×',
  met: (ratio) => ratio >= 8,
  unit: 'visitors/s',
};

const windowMs = secondsOf(1.5) * 1_000;

export async function measure() {
  const ours = decideWithUs();
  const theirs = decideWithGrowthBook();
  rateOf(ours, 500);
  rateOf(theirs, 500);
  const measured = await measurePairs(
    () => rateOf(ours, windowMs),
    () => rateOf(theirs, windowMs),
    7,
  );
  return [ratioLine(figure, measured)];
}

function decideWithUs() {
  const project = compile(datafileOf(), { hashSeed: 0, maxTrafficVal: 10_000 });
  return (endUserId) => {
    const outcomes = decide(project, new EvaluationRequest({ endUserId, url: pageUrl }));
    if (outcomes.length !== experiments.length) throw new Error('Not every experiment was decided.');
  };
}

function decideWithGrowthBook() {
  const features = Object.fromEntries(
    experiments.map(({ key, urls }) => [
      key,
      {
        defaultValue: 'none',
        rules: [
          {
            condition: { url: { $regex: `(${urls.join('|')})` } },
            variations: ['arm-0', 'arm-1'],
            weights: [0.5, 0.5],
            coverage: 1,
            hashAttribute: 'id',
          },
        ],
      },
    ]),
  );
  const client = new GrowthBookClient().initSync({ payload: { features } });
  return (id) => {
    const context = { attributes: { id, url: pageUrl } };
    for (const { key } of experiments) {
      if (client.evalFeature(key, context).value === 'none')
        throw new Error('An experiment was not decided.');
    }
  };
}

let visitors = 0;

function rateOf(decideFor, durationMs) {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < durationMs) {
    for (let i = 0; i < 500; i++) decideFor(`visitor-${visitors++}`);
    count += 500;
  }
  return (count * 1000) / (performance.now() - started);
}
