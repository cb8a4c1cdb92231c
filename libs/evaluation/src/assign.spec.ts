import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bucketOf } from '#libs/bucketing';
import { assign } from './assign.js';
import { compile } from './compile.js';
import type { DatafileExperiment } from './datafile.js';
import { decide } from './decide.js';
import { EvaluationRequest } from './evaluation-request.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const hashing = { hashSeed: 0, maxTrafficVal: 10000 };

function project(experiments: DatafileExperiment[], holdoutPercent = 0) {
  return compile(aDatafile({ experiments }, { holdoutPercent }), hashing);
}

function outcomeOf(
  experiment: DatafileExperiment,
  {
    endUserId = 'u',
    recorded,
    holdoutPercent = 0,
    segmentIds = [] as number[],
  }: {
    endUserId?: string;
    recorded?: number | null | undefined;
    holdoutPercent?: number;
    segmentIds?: number[];
  } = {},
) {
  const request = new EvaluationRequest({ endUserId, segmentIds: new Set(segmentIds) });
  const given = project([experiment], holdoutPercent);
  const [outcome] = assign(given, given.experiments, request, () => recorded);
  return { variationId: outcome!.variation?.id, reason: outcome!.reason };
}

describe('assign', () => {
  it('follows the reference cases for every allocation', () => {
    const vectors = JSON.parse(
      readFileSync(new URL('../../../test/vectors/bucketing.json', import.meta.url), 'utf8'),
    ) as {
      allocations: { weights: number[] }[];
      cases: {
        endUserId: string | number;
        experimentId: number | string;
        bucket: number;
        assignments: number[];
      }[];
    };

    for (const { endUserId, experimentId, bucket, assignments } of vectors.cases) {
      if (typeof experimentId !== 'number') continue;
      vectors.allocations.forEach(({ weights }, i) => {
        const variations = weights.map((traffic, id) => aVariation({ id, traffic, isControl: id === 0 }));
        const given = project([anExperiment({ id: experimentId, variations })]);

        const [outcome] = decide(given, new EvaluationRequest({ endUserId: String(endUserId) }));

        expect(outcome).toMatchObject({ reason: 'assigned', bucket, variation: { id: assignments[i] } });
      });
    }
  });

  it('serves nobody beyond the covered shares', () => {
    const experiment = anExperiment({
      variations: [aVariation({ traffic: 10 }), aVariation({ id: 2, traffic: 20 })],
    });
    const served = new Set<string>();

    for (let id = 0; id < 2000; id++) {
      const bucket = bucketOf(`${id}:1`, hashing);
      const expected = bucket <= 1000 ? 1 : bucket <= 3000 ? 2 : undefined;
      const outcome = outcomeOf(experiment, { endUserId: String(id) });
      served.add(outcome.reason);

      expect(outcome.variationId).toBe(expected);
    }
    expect([...served].sort()).toEqual(['assigned', 'not_covered']);
  });

  it('gives the buckets of a retired variation to the control', () => {
    const whole = anExperiment();
    const retired = anExperiment({
      variations: whole.variations.map((variation) => ({ ...variation, retired: !variation.isControl })),
    });

    for (let id = 0; id < 200; id++) {
      expect(outcomeOf(retired, { endUserId: String(id) })).toEqual({ variationId: 10, reason: 'assigned' });
    }
  });

  it('asks holdout, group and coverage in this order', () => {
    const nobody = { id: 1, from: 0, to: 0 };

    expect(outcomeOf(anExperiment({ group: nobody, coverage: 0 }), { holdoutPercent: 100 }).reason).toBe(
      'holdout',
    );
    expect(outcomeOf(anExperiment({ group: nobody, coverage: 0 })).reason).toBe('excluded_by_group');
    expect(outcomeOf(anExperiment({ coverage: 0 })).reason).toBe('not_covered');
    expect(outcomeOf(anExperiment({ group: { id: 1, from: 0, to: 100 } })).reason).toBe('assigned');
  });

  it('asks each of them by a bucket of its own key', () => {
    const percentOf = (key: string) => bucketOf(key, hashing) / 100;
    const experiment = anExperiment({ id: 4 });
    const group = percentOf('u:group:9');
    const coverage = percentOf('u:4:coverage');
    const holdout = percentOf('u:holdout:1');

    expect(outcomeOf({ ...experiment, group: { id: 9, from: 0, to: group } }).reason).toBe('assigned');
    expect(outcomeOf({ ...experiment, group: { id: 9, from: group, to: 100 } }).reason).toBe(
      'excluded_by_group',
    );
    expect(outcomeOf({ ...experiment, coverage }).reason).toBe('assigned');
    expect(outcomeOf({ ...experiment, coverage: below(coverage) }).reason).toBe('not_covered');
    expect(outcomeOf(experiment, { holdoutPercent: holdout }).reason).toBe('holdout');
    expect(outcomeOf(experiment, { holdoutPercent: below(holdout) }).reason).toBe('assigned');
  });

  it('moves nobody who is in when coverage is raised', () => {
    const percent = fc.integer({ min: 0, max: 10000 }).map((part) => part / 100);

    fc.assert(
      fc.property(fc.string(), percent, percent, (endUserId, one, other) => {
        const before = outcomeOf(anExperiment({ coverage: Math.min(one, other) }), { endUserId });
        const after = outcomeOf(anExperiment({ coverage: Math.max(one, other) }), { endUserId });

        expect(before.variationId === undefined || before.variationId === after.variationId).toBe(true);
      }),
    );
  });

  it('takes 42 and "42" for the same end user, as both come in text form', () => {
    const given = project([anExperiment()]);

    const [integer] = decide(given, new EvaluationRequest({ endUserId: String(42) }));
    const [text] = decide(given, new EvaluationRequest({ endUserId: '42' }));

    expect(integer).toEqual(text);
  });
});

describe('a sticky experiment', () => {
  const sticky = anExperiment({ sticky: true });

  it.each([10, 11])('keeps the end user in the recorded variation %d', (recorded) => {
    expect(outcomeOf(sticky, { recorded })).toEqual({ variationId: recorded, reason: 'recorded' });
  });

  it('keeps them against holdout, group, coverage and shares', () => {
    const closed = anExperiment({
      sticky: true,
      coverage: 0,
      group: { id: 1, from: 0, to: 0 },
      variations: sticky.variations.map((variation) => ({ ...variation, traffic: 0 })),
    });

    expect(outcomeOf(closed, { recorded: 11, holdoutPercent: 100 })).toEqual({
      variationId: 11,
      reason: 'recorded',
    });
  });

  it('gives the control to whoever was in a variation that is retired', () => {
    const variations = sticky.variations.map((variation) => ({
      ...variation,
      retired: !variation.isControl,
    }));

    expect(outcomeOf({ ...sticky, variations }, { recorded: 11 })).toEqual({
      variationId: 10,
      reason: 'recorded',
    });
  });

  it('lets the hash decide for whoever has nothing recorded', () => {
    expect(outcomeOf(sticky, { recorded: undefined })).toEqual(outcomeOf(anExperiment()));
  });

  it('is left out when nobody can tell what is recorded', () => {
    const given = project([sticky]);
    const withoutLookUp = assign(given, given.experiments, new EvaluationRequest({ endUserId: 'u' }));

    expect(outcomeOf(sticky, { recorded: null })).toEqual({
      variationId: undefined,
      reason: 'lookup_unavailable',
    });
    expect(withoutLookUp[0]!.reason).toBe('lookup_unavailable');
  });

  it('is left out when what is recorded is newer than the datafile', () => {
    expect(outcomeOf(sticky, { recorded: 12 }).reason).toBe('lookup_unavailable');
  });

  it('is the only kind that is looked up', () => {
    const given = project([
      anExperiment({ id: 1 }),
      anExperiment({ id: 2, sticky: true }),
      anExperiment({ id: 3 }),
    ]);
    const asked: number[] = [];

    decide(given, new EvaluationRequest({ endUserId: 'u' }), (experimentId) => void asked.push(experimentId));

    expect(asked).toEqual([2]);
  });
});

describe('a Personalization', () => {
  const personalization = anExperiment({
    type: 'Personalization',
    sticky: true,
    coverage: 0,
    group: { id: 1, from: 0, to: 0 },
    variations: [
      aVariation({ id: 1, isControl: true, traffic: 100 }),
      aVariation({ id: 2, segmentId: 20, segmentRules: null, traffic: 0 }),
      aVariation({ id: 3, segmentId: 30, segmentRules: null, traffic: 0 }),
      aVariation({ id: 4, traffic: 0 }),
    ],
  });

  it.each([
    [[30, 20], 2],
    [[30], 3],
    [[], 1],
    [[99], 1],
  ])('gives members of the segments %j the first variation that is for them', (segmentIds, variationId) => {
    expect(outcomeOf(personalization, { segmentIds })).toEqual({ variationId, reason: 'personalized' });
  });

  it('rolls no dice and asks for nothing recorded', () => {
    const outcome = outcomeOf(personalization, { segmentIds: [30], recorded: 4, holdoutPercent: 100 });

    expect(outcome).toEqual({ variationId: 3, reason: 'personalized' });
  });

  it('passes over a retired variation', () => {
    const variations = personalization.variations.map((variation) => ({
      ...variation,
      retired: variation.id === 2,
    }));

    expect(outcomeOf({ ...personalization, variations }, { segmentIds: [20, 30] }).variationId).toBe(3);
    expect(outcomeOf({ ...personalization, variations }, { segmentIds: [20] }).variationId).toBe(1);
  });

  it('evaluates the rules of a segment', () => {
    const variations = [
      aVariation({ id: 1, isControl: true }),
      aVariation({ id: 2, segmentId: 5, segmentRules: { country_code: 'US' } }),
    ];
    const given = project([anExperiment({ type: 'Personalization', variations })]);
    const served = (country_code: string) =>
      decide(given, new EvaluationRequest({ endUserId: 'u', attributes: () => ({ country_code }) }))[0]!
        .variation?.id;

    expect([served('US'), served('DE')]).toEqual([2, 1]);
  });
});

describe('a shipped experiment', () => {
  const closed = { coverage: 0, group: { id: 1, from: 0, to: 0 }, sticky: true } as const;
  const shipping = (over: Partial<DatafileExperiment> = {}) =>
    anExperiment({ ...closed, shippedVariationId: 11, endAt: 1, ...over });

  it('gives its variation to everybody, whatever holdout, group, coverage, shares and records say', () => {
    expect(outcomeOf(shipping(), { recorded: 10, holdoutPercent: 100 })).toEqual({
      variationId: 11,
      reason: 'shipped',
    });
  });

  it('asks for nothing recorded, not for a joined end user either', () => {
    const given = project([shipping()]);
    const request = new EvaluationRequest({ endUserId: 'u', now: 2 });
    request.isJoined = true;
    const asked: number[] = [];

    const [outcome] = decide(given, request, (id) => void asked.push(id));

    expect(outcome).toMatchObject({ reason: 'shipped', bucket: null });
    expect(asked).toEqual([]);
  });

  it('is still for its pages and segments only', () => {
    const conditions = [{ id: 1, urls: ['/cart'], operator: 'CONTAIN' as const }];
    const given = project([
      shipping({ id: 1, shippedVariationId: 11, conditions }),
      shipping({ id: 2, shippedVariationId: 21, segments: [{ id: 5, rules: { plan: 'pro' } }] }),
    ]);
    const idsFor = (url: string, plan: string) => {
      const request = new EvaluationRequest({ endUserId: 'u', url, attributes: () => ({ plan }) });
      return decide(given, request).map(({ experiment }) => experiment.id);
    };

    expect(idsFor('https://a.b/cart', 'pro')).toEqual([1, 2]);
    expect(idsFor('https://a.b/cart', 'free')).toEqual([1]);
    expect(idsFor('https://a.b/', 'pro')).toEqual([2]);
  });

  it('keeps a variation of a Personalization for the segment of that variation', () => {
    const variations = [
      aVariation({ id: 10, isControl: true }),
      aVariation({ id: 11, segmentId: 20, segmentRules: null }),
    ];
    const personalized = shipping({ type: 'Personalization', variations });

    expect(outcomeOf(personalized, { segmentIds: [20] })).toEqual({ variationId: 11, reason: 'shipped' });
    expect(outcomeOf(personalized)).toEqual({ variationId: undefined, reason: 'not_in_segment' });
  });

  it('is left out when its variation is unknown', () => {
    expect(project([shipping({ shippedVariationId: 99 })]).faults).toEqual([
      { experimentId: 1, detail: expect.stringContaining('99') },
    ]);
  });
});

function below(percent: number): number {
  return Math.round(percent * 100 - 1) / 100;
}
