import fc from 'fast-check';
import { compile } from './compile.js';
import { decideOne } from './assign.js';
import { decide, findExperiment } from './decide.js';
import { type EvaluationInput, EvaluationRequest } from './evaluation-request.js';
import { awaitingMembership } from './match.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

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

describe('rules that are too expensive', () => {
  const long = { x: 'a'.repeat(2_049), plan: 'pro' };
  const search = { x: { $regex: 'a' } };
  const segment = (id: number, rules: object) => ({ id, rules });
  const variations = [
    aVariation({ id: 1, isControl: true, traffic: 100 }),
    aVariation({ id: 2, traffic: 0, segmentId: 9, segmentRules: search }),
  ];
  const outcomeOf = (over: Parameters<typeof anExperiment>[0], more: Partial<EvaluationInput> = {}) => {
    const project = compile(
      aDatafile({ experiments: [anExperiment(over), anExperiment({ id: 2 })] }),
      hashing,
    );
    const request = () => new EvaluationRequest({ endUserId: 'ada', attributes: () => long, ...more });
    const one = decideOne(project, project.experiments[0]!, request());
    const all = decide(project, request());
    expect(all.map(({ experiment }) => experiment.id)).toEqual(one.variation === null ? [2] : [1, 2]);
    return one.reason;
  };

  it.each([
    ['a text too long to be searched', { segments: [segment(1, search)] }],
    ['it under a negation', { segments: [segment(1, { $not: search })] }],
    ['another that would hold', { segments: [segment(1, { $or: [{ plan: 'pro' }, search] })] }],
    ['another segment that would hold', { segments: [segment(1, { plan: 'pro' }), segment(2, search)] }],
    ['a variation of a Personalization', { type: 'Personalization' as const, variations }],
  ])('leave the experiment out of the answer, for the reason: %s', (_, over) => {
    expect(outcomeOf(over)).toBe('rules_too_expensive');
    expect(outcomeOf(over, { attributes: () => ({ x: 'a', plan: 'pro' }) })).not.toBe('rules_too_expensive');
  });

  it('leave nobody out who is assigned to a segment, nor other experiments of the same segments', () => {
    expect(outcomeOf({ segments: [segment(1, search)] }, { segmentIds: new Set([1]) })).toBe('assigned');
    expect(outcomeOf({ variations })).toBe('assigned');
  });

  it('are so for one experiment whatever others ask', () => {
    const hostile = Array.from({ length: 30 }, (_, i) =>
      anExperiment({ id: i + 1, segments: [segment(1, { x: { $regex: `[ab]*a[ab]{${400 + i}}c` } })] }),
    );
    const request = () =>
      new EvaluationRequest({ endUserId: 'ada', attributes: () => ({ x: 'ab'.repeat(1_024) }) });
    const reasons = (experiments: typeof hostile) => {
      const project = compile(aDatafile({ experiments }), hashing);
      return project.experiments.map((experiment) => decideOne(project, experiment, request()).reason);
    };

    expect(reasons(hostile)).toEqual(hostile.map(() => 'not_in_segment'));
    expect(reasons(hostile.slice(0, 1))).toEqual(['not_in_segment']);
  });

  it('await the explicit assignments that would let somebody in', () => {
    const asked = { ...segment(1, search), hasMembers: true };
    const project = compile(aDatafile({ experiments: [anExperiment({ segments: [asked] })] }), hashing);
    const request = new EvaluationRequest({ endUserId: 'ada', attributes: () => long });

    expect(awaitingMembership(project.experiments, request)).toHaveLength(1);
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
