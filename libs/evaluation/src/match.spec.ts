import { compile } from './compile.js';
import type { DatafileExperiment } from './datafile.js';
import { EvaluationRequest } from './evaluation-request.js';
import { awaitingMembership, match, matchUrl } from './match.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const hashing = { hashSeed: 0, maxTrafficVal: 10000 };

function project(...experiments: DatafileExperiment[]) {
  return compile(aDatafile({ experiments }), hashing);
}

function idsOf(experiments: readonly { id: number }[]): number[] {
  return experiments.map(({ id }) => id);
}

describe('match', () => {
  it('finds by URL in ascending id, however the conditions are looked up', () => {
    const given = project(
      anExperiment({
        id: 3,
        url: 'https://a.b/cart',
        conditions: [{ id: 1, urls: ['/x/y/z'], operator: 'CONTAIN' }],
      }),
      anExperiment({ id: 5 }),
      anExperiment({ id: 7, conditions: [{ id: 2, urls: ['/cart'], operator: 'CONTAIN' }] }),
      anExperiment({ id: 8, conditions: [{ id: 3, urls: ['/cart'], operator: 'NOT CONTAIN' }] }),
      anExperiment({ id: 9, conditions: [{ id: 4, urls: ['https://A.B/cart/?gclid=1'], operator: 'IS' }] }),
    );

    expect(idsOf(match(given, new EvaluationRequest({ endUserId: 'u', url: 'https://a.b/cart' })))).toEqual([
      3, 5, 7, 9,
    ]);
    expect(idsOf(match(given, new EvaluationRequest({ endUserId: 'u', url: 'https://a.b/' })))).toEqual([
      5, 8,
    ]);
    expect(idsOf(match(given, new EvaluationRequest({ endUserId: 'u' })))).toEqual([5]);
  });

  it('leaves out what has ended by the time of the request', () => {
    const given = project(
      anExperiment({ id: 1, endAt: 1_000 }),
      anExperiment({ id: 2, endAt: 2_000 }),
      anExperiment({ id: 3 }),
    );
    const idsAt = (now?: number) => idsOf(match(given, new EvaluationRequest({ endUserId: 'u', now })));

    expect(idsAt(999)).toEqual([1, 2, 3]);
    expect(idsAt(1_000)).toEqual([2, 3]);
    expect(idsAt(2_000)).toEqual([3]);
    expect(idsAt()).toEqual([1, 2, 3]);
  });

  it('wants the end user in at least one of the segments, by rules or by assignment', () => {
    const given = project(
      anExperiment({
        segments: [
          { id: 1, rules: { country_code: 'US' } },
          { id: 2, rules: { age: { $gte: 18 } } },
          { id: 3, rules: null },
        ],
      }),
    );
    const matches = (attributes: object, segmentIds: number[] = []) =>
      match(
        given,
        new EvaluationRequest({
          endUserId: 'u',
          attributes: () => attributes as Record<string, unknown>,
          segmentIds: new Set(segmentIds),
        }),
      ).length === 1;

    expect(matches({ country_code: 'US' })).toBe(true);
    expect(matches({ age: 20 })).toBe(true);
    expect(matches({ country_code: 'DE', age: 17 })).toBe(false);
    expect(matches({}, [3])).toBe(true);
    expect(matches({}, [1])).toBe(true);
    expect(matches({}, [4])).toBe(false);
  });

  it('takes empty rules for everyone and missing ones for nobody', () => {
    const given = project(
      anExperiment({ id: 1, segments: [{ id: 1, rules: {} }] }),
      anExperiment({ id: 2, segments: [{ id: 2, rules: null }] }),
    );

    expect(idsOf(match(given, new EvaluationRequest({ endUserId: 'u' })))).toEqual([1]);
  });

  it('asks for attributes once at most, and only when a candidate has rules', () => {
    const given = project(
      anExperiment({ id: 1 }),
      anExperiment({
        id: 2,
        conditions: [{ id: 1, urls: ['/cart'], operator: 'CONTAIN' }],
        segments: [
          { id: 1, rules: { a: 1 } },
          { id: 2, rules: { a: 2 } },
        ],
      }),
    );
    let asked = 0;
    const attributes = () => ({ a: ++asked + 1 });

    match(given, new EvaluationRequest({ endUserId: 'u', url: 'https://a.b/', attributes }));
    expect(asked).toBe(0);

    const matched = match(
      given,
      new EvaluationRequest({ endUserId: 'u', url: 'https://a.b/cart', attributes }),
    );
    expect(asked).toBe(1);
    expect(idsOf(matched)).toEqual([1, 2]);
  });

  it('tells which candidates need to know of explicit assignments to segments', () => {
    const rules = { a: 1 };
    const given = project(
      anExperiment({ id: 1 }),
      anExperiment({ id: 2, segments: [{ id: 1, rules, hasMembers: false }] }),
      anExperiment({ id: 3, segments: [{ id: 1, rules, hasMembers: true }] }),
      anExperiment({ id: 4, segments: [{ id: 1, rules }] }),
      anExperiment({
        id: 5,
        type: 'Personalization',
        variations: [aVariation({ segmentId: 1, segmentRules: rules })],
      }),
    );

    const candidates = matchUrl(given, new EvaluationRequest({ endUserId: 'u' }));

    expect(candidates.map(({ asksMembership }) => asksMembership)).toEqual([false, false, true, true, true]);
  });

  it('tells which candidates need to know attributes of the end user', () => {
    const given = project(
      anExperiment({ id: 1 }),
      anExperiment({ id: 2, segments: [{ id: 1, rules: null }] }),
      anExperiment({ id: 3, segments: [{ id: 1, rules: {} }] }),
      anExperiment({ id: 4, segments: [{ id: 1, rules: { a: 1 } }] }),
      anExperiment({
        id: 5,
        type: 'Personalization',
        variations: [aVariation({ segmentId: 1, segmentRules: { a: 1 } })],
      }),
    );

    const candidates = matchUrl(given, new EvaluationRequest({ endUserId: 'u' }));

    expect(candidates.map(({ asksAttributes }) => asksAttributes)).toEqual([false, false, false, true, true]);
  });

  it('waits for assignments only where rules alone do not settle the answer', () => {
    const given = project(
      anExperiment({ id: 1, segments: [{ id: 1, rules: { a: 1 } }] }),
      anExperiment({ id: 2, segments: [{ id: 2, rules: { a: 2 } }] }),
      anExperiment({ id: 3, segments: [{ id: 3, rules: { a: 2 }, hasMembers: false }] }),
      anExperiment({
        id: 4,
        type: 'Personalization',
        segments: [{ id: 1, rules: { a: 1 }, hasMembers: false }],
        variations: [aVariation({ segmentId: 4, segmentRules: null })],
      }),
    );
    const request = new EvaluationRequest({ endUserId: 'u', attributes: () => ({ a: 1 }) });

    expect(idsOf(awaitingMembership(matchUrl(given, request), request))).toEqual([2, 4]);
  });
});
