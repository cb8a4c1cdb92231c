import fc from 'fast-check';
import { compile } from './compile.js';
import { decide, decideOne, findExperiment } from './decide.js';
import { EvaluationRequest } from './evaluation-request.js';
import { aDatafile, anExperiment } from './testing/datafile-builders.js';

const hashing = { hashSeed: 0, maxTrafficVal: 10000 };
const condition = (text: string) => [{ id: 1, urls: [text], operator: 'CONTAIN' as const }];
const given = compile(
  aDatafile(
    {
      experiments: [
        anExperiment({ id: 1, conditions: condition('/cart') }),
        anExperiment({ id: 2, segments: [{ id: 1, rules: { vip: true } }] }),
        anExperiment({ id: 3, coverage: 50 }),
        anExperiment({ id: 4, group: { id: 1, from: 0, to: 50 } }),
        anExperiment({ id: 5, sticky: true }),
        anExperiment({ id: 6, type: 'Personalization' }),
      ],
    },
    { holdoutPercent: 20 },
  ),
  hashing,
);

describe('decideOne', () => {
  it('agrees with decide for every experiment, and says why one is not in the answer', () => {
    const path = fc.constantFrom(undefined, 'https://a.b/', 'https://a.b/cart');
    const recorded = fc.constantFrom(undefined, null, 50, 51);

    fc.assert(
      fc.property(fc.string(), path, fc.boolean(), recorded, (endUserId, url, vip, variationId) => {
        const request = new EvaluationRequest({ endUserId, url, attributes: () => ({ vip }) });
        const all = decide(given, request, () => variationId);

        const one = given.experiments.map((experiment) =>
          decideOne(given, experiment, request, () => variationId),
        );

        expect(one.filter(({ reason }) => reason !== 'not_targeted' && reason !== 'not_in_segment')).toEqual(
          all,
        );
        expect(one[0]!.reason === 'not_targeted').toBe(url !== 'https://a.b/cart');
        expect(one[1]!.reason === 'not_in_segment').toBe(!vip);
      }),
    );
  });
});

describe('decide', () => {
  it('never throws for what a request holds', () => {
    const any = fc.string({ unit: 'binary' });

    fc.assert(
      fc.property(any, any, fc.dictionary(any, fc.jsonValue()), (endUserId, url, attributes) => {
        const outcomes = decide(
          given,
          new EvaluationRequest({ endUserId, url, attributes: () => attributes }),
        );

        expect(outcomes.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe('findExperiment', () => {
  it.each([
    [3, 3],
    ['3', 3],
    ['experiment-3', 3],
    [7, undefined],
    ['7', undefined],
    ['experiment-7', undefined],
    ['', undefined],
  ])('finds by %j the experiment %s', (reference, id) => {
    expect(findExperiment(given, reference)?.id).toBe(id);
  });
});
