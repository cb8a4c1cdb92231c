import { compile } from './compile.js';
import { decide } from './decide.js';
import { EvaluationRequest } from './evaluation-request.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const hashing = { hashSeed: 0, maxTrafficVal: 10000 };

describe('compile', () => {
  it('leaves out an experiment that makes no sense, tells so, and keeps the others in place', () => {
    const tooMuch = [aVariation({ id: 1, traffic: 60 }), aVariation({ id: 2, traffic: 50 })];
    const onCart = [{ id: 1, urls: ['/cart'], operator: 'CONTAIN' as const }];
    const project = compile(
      aDatafile({
        experiments: [
          anExperiment({ id: 1, variations: tooMuch }),
          anExperiment({ id: 2, conditions: onCart }),
        ],
      }),
      hashing,
    );

    const outcomes = decide(project, new EvaluationRequest({ endUserId: 'u', url: 'https://a.b/cart' }));

    expect(project.faults).toEqual([{ experimentId: 1, detail: expect.stringContaining('more than 100') }]);
    expect(outcomes.map(({ experiment }) => experiment.id)).toEqual([2]);
  });

  it.each([
    ['bucket settings', { hashSeed: 0, maxTrafficVal: 1234 }, 0],
    ['a holdout', hashing, 101],
  ])('refuses %s that make no sense', (_, settings, holdoutPercent) => {
    expect(() => compile(aDatafile({}, { holdoutPercent }), settings)).toThrow(RangeError);
  });

  it('buckets with the salt when there is one', () => {
    const datafile = aDatafile({ experiments: [anExperiment()] });
    const bucketWith = (hmacSalt?: string) =>
      decide(compile(datafile, { ...hashing, hmacSalt }), new EvaluationRequest({ endUserId: 'u' }))[0]!
        .bucket;

    expect(new Set([bucketWith(), bucketWith('one'), bucketWith('other')]).size).toBe(3);
  });

  it('compiles an empty project', () => {
    expect(
      decide(compile(aDatafile(), hashing), new EvaluationRequest({ endUserId: 'u', url: 'https://a.b' })),
    ).toEqual([]);
  });
});
