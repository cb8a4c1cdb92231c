import fc from 'fast-check';
import { decideOne } from './assign.js';
import { compile } from './compile.js';
import { EvaluationRequest } from './evaluation-request.js';
import { isPlain, pickPlainly } from './plain.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const hashing = { hashSeed: 0, maxTrafficVal: 10000 };
const plain = [
  anExperiment({ id: 1 }),
  anExperiment({ id: 2, segments: [{ id: 1, rules: { plan: 'pro' } }] }),
  anExperiment({ id: 3, url: 'https://a.b/cart' }),
  anExperiment({ id: 4, type: 'Feature Flag', variations: shares(100, 0) }),
  anExperiment({ id: 5, variations: shares(10, 20) }),
  anExperiment({ id: 6, variations: [...shares(50, 0), aVariation({ id: 3, traffic: 50, retired: true })] }),
  anExperiment({ id: 7, variations: [aVariation({ id: 1, traffic: 100, retired: true })] }),
  anExperiment({ id: 8, segments: [{ id: 2, rules: null }] }),
];
const others = [
  anExperiment({ id: 11, sticky: true }),
  anExperiment({ id: 12, coverage: 50 }),
  anExperiment({ id: 13, group: { id: 1, from: 0, to: 50 } }),
  anExperiment({ id: 14, type: 'Personalization' }),
  anExperiment({ id: 15, endAt: 5 }),
  anExperiment({ id: 16, shippedVariationId: 160 }),
  anExperiment({ id: 17, conditions: [{ id: 1, urls: ['/cart'], operator: 'NOT CONTAIN' }] }),
  anExperiment({ id: 18, type: 'Feature Flag', pins: [['u', 180]] }),
];
const project = compile(aDatafile({ experiments: [...plain, ...others] }), hashing);

function shares(...percents: number[]) {
  return percents.map((traffic, index) => aVariation({ id: index + 1, isControl: index === 0, traffic }));
}

it('are those that ask nothing but segments and one bucket', () => {
  const found = project.experiments.filter((experiment) => isPlain(project, experiment));
  expect(found.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
  const heldOut = compile(aDatafile({ experiments: plain }, { holdoutPercent: 5 }), hashing);
  expect(heldOut.experiments.some((experiment) => isPlain(heldOut, experiment))).toBe(false);
});

it('give what decideOne gives', () => {
  const url = fc.constantFrom(undefined, 'https://a.b/', 'https://a.b/cart');
  const segmentIds = fc.constantFrom(new Set<number>(), new Set([1]), new Set([2]));
  const plan = fc.constantFrom('pro', 'free', undefined);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), url, plan, segmentIds, (endUserId, page, asked, members) => {
      const make = () =>
        new EvaluationRequest({
          ...{ endUserId, url: page, segmentIds: members, attributes: () => ({ plan: asked }) },
        });
      for (const experiment of project.experiments.filter((one) => isPlain(project, one))) {
        const { variation } = decideOne(project, experiment, make());
        const place = pickPlainly(project, experiment, make());
        expect([experiment.id, experiment.allocation.served[place] ?? null]).toEqual([
          experiment.id,
          variation,
        ]);
      }
    }),
  );
});
