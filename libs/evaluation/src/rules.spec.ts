import { decideOne, type RecordedVariation } from './assign.js';
import { compile } from './compile.js';
import type { DatafileExperiment, DatafileRule } from './datafile.js';
import { decide } from './decide.js';
import { EvaluationRequest } from './evaluation-request.js';
import { exposuresOf } from './exposures.js';
import { evaluationOf } from './flag-evaluation.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const settings = { hashSeed: 0, maxTrafficVal: 10_000 };
const users = Array.from({ length: 20_000 }, (_, n) => `user-${n}`);

const off = aVariation({ id: 1, title: 'off', traffic: 100, isControl: true, value: false });
const on = aVariation({ id: 2, title: 'on', traffic: 0, isControl: false, value: true });

const aFlag = (fields: Partial<DatafileExperiment>): DatafileExperiment =>
  anExperiment({
    id: 7,
    key: 'flag',
    type: 'Feature Flag',
    valueType: 'boolean',
    variations: [off, on],
    ...fields,
  });

const aRule = (fields: Partial<DatafileRule>): DatafileRule => ({
  ...{ id: 1, segments: [], prerequisites: [], coverage: 100, serve: { variationId: 2 }, ...fields },
});

const half = {
  shares: [
    { variationId: 1, percent: 50 },
    { variationId: 2, percent: 50 },
  ],
};

const testers = { id: 4, rules: { tester: true }, hasMembers: false };

function decider(
  experiments: DatafileExperiment[],
  more: Parameters<typeof aDatafile>[0] = {},
  holdoutPercent = 0,
) {
  const project = compile(aDatafile({ experiments, ...more }, { holdoutPercent }), settings);
  expect(project.faults).toEqual([]);
  return (endUserId: string, attributes: object = {}, recorded?: RecordedVariation, id = 7) =>
    decideOne(
      project,
      project.experimentsById.get(id)!,
      new EvaluationRequest({ endUserId, attributes: () => attributes as never }),
      recorded,
    );
}

describe('rules of a flag', () => {
  it('serve in their order, then the default rule', () => {
    const rules = [
      aRule({ id: 1, segments: [testers, { id: 5, rules: { country: 'US' }, hasMembers: false }] }),
      aRule({ id: 2, segments: [testers], serve: { variationId: 1 } }),
    ];
    const ask = decider([aFlag({ rules })]);

    expect(ask('u', { tester: true, country: 'US' })).toMatchObject({ variation: { id: 2 }, ruleId: 1 });
    expect(ask('u', { tester: true })).toMatchObject({ variation: { id: 1 }, ruleId: 2, reason: 'ruled' });
    expect(ask('u')).toMatchObject({ variation: { id: 1 }, ruleId: 0, reason: 'assigned' });
  });

  it('spread end users evenly, independently of other rules, of coverage and of the experiment itself', () => {
    const flags = [1, 2].map((id) => aFlag({ rules: [aRule({ id, coverage: 50, serve: half })] }));
    const [first, second] = flags.map((flag) => decider([flag]));
    const own = decider([
      aFlag({
        variations: [
          { ...off, traffic: 50 },
          { ...on, traffic: 50 },
        ],
      }),
    ]);
    const counts = { covered: 0, on: 0, bothCovered: 0, bothOn: 0, onOfOwn: 0 };
    for (const user of users) {
      const [one, other, plain] = [first!(user), second!(user), own(user)];
      if (one.ruleId === 0) continue;
      counts.covered++;
      if (one.variation!.id === 2) counts.on++;
      if (one.variation!.id === 2 && plain.variation!.id === 2) counts.onOfOwn++;
      if (other.ruleId === 0) continue;
      counts.bothCovered++;
      if (one.variation!.id === 2 && other.variation!.id === 2) counts.bothOn++;
    }
    // More than five standard deviations around what independent coins give.
    expect(Math.abs(counts.covered - 10_000)).toBeLessThan(400);
    expect(Math.abs(counts.on - counts.covered / 2)).toBeLessThan(300);
    expect(Math.abs(counts.onOfOwn - counts.covered / 4)).toBeLessThan(250);
    expect(Math.abs(counts.bothCovered - counts.covered / 2)).toBeLessThan(300);
    expect(Math.abs(counts.bothOn - counts.bothCovered / 4)).toBeLessThan(200);
  });

  it('move nobody whom they do not serve, and an experiment that becomes a flag moves nobody', () => {
    const shares = [
      { ...off, traffic: 30 },
      { ...on, traffic: 40 },
    ];
    const before = decider([anExperiment({ id: 7, coverage: 80, variations: shares })]);
    const asFlag = decider([aFlag({ coverage: 80, variations: shares })]);
    const withRule = decider([
      aFlag({ coverage: 80, variations: shares, rules: [aRule({ segments: [testers] })] }),
    ]);
    for (const user of users.slice(0, 2_000)) {
      const { variation, bucket, reason } = before(user);
      for (const ask of [asFlag, withRule])
        expect(ask(user)).toMatchObject({ bucket, reason, variation: variation && { id: variation.id } });
    }
  });

  it('let a wider coverage only add end users, who keep what they have', () => {
    const at = (coverage: number) => decider([aFlag({ rules: [aRule({ id: 3, coverage, serve: half })] })]);
    const [narrow, wide] = [at(10), at(60)];
    const served = users.slice(0, 5_000).filter((user) => narrow(user).ruleId === 3);
    expect(served.length).toBeGreaterThan(300);
    for (const user of served)
      expect(wide(user)).toMatchObject({ ruleId: 3, variation: { id: narrow(user).variation!.id } });
  });

  it('come after pinned ids, holdout and group; who is pinned is pinned on every page and out of every segment', () => {
    const flag = { rules: [aRule({})], pins: [['boss', 1] as [string, number]] };
    const group = { id: 9, from: 0, to: 0 };
    const narrow = {
      segments: [testers],
      conditions: [{ id: 1, urls: ['https://shop.example/'], operator: 'IS' as const }],
    };
    expect(decider([aFlag({ ...flag, ...narrow, group })], {}, 100)('boss')).toMatchObject({
      ...{ variation: { id: 1 }, reason: 'pinned' },
    });
    expect(decider([aFlag({ ...flag, group })])('u')).toMatchObject({ reason: 'excluded_by_group' });
    expect(decider([aFlag(flag)], {}, 100)('u')).toMatchObject({ reason: 'holdout' });
    const project = compile(aDatafile({ experiments: [aFlag({ ...flag, ...narrow })] }), settings);
    const request = new EvaluationRequest({ endUserId: 'boss', url: 'https://else.example/' });
    expect(decide(project, request)).toMatchObject([{ variation: { id: 1 }, reason: 'pinned' }]);
  });

  it('keep what is recorded under the same rule, and take the hash of another', () => {
    const ask = decider([aFlag({ sticky: true, rules: [aRule({ id: 5, serve: half })] })]);
    const under =
      (ruleId: number, variationId: number): RecordedVariation =>
      (_, asked) =>
        asked === ruleId ? variationId : undefined;
    for (const user of users.slice(0, 50)) {
      const hashed = ask(user, {}, () => undefined).variation!.id;
      const other = hashed === 1 ? 2 : 1;
      expect(ask(user, {}, under(5, other))).toMatchObject({ variation: { id: other }, reason: 'recorded' });
      expect(ask(user, {}, under(0, other))).toMatchObject({ variation: { id: hashed }, reason: 'assigned' });
    }
    expect(ask('u', {}, () => null)).toMatchObject({ variation: null, reason: 'lookup_unavailable' });
  });

  it('record what shares serve, and nothing that is the same for all', () => {
    const rules = [aRule({ segments: [testers] }), aRule({ id: 2, coverage: 50, serve: half })];
    const ask = decider([aFlag({ rules, pins: [['boss', 2]] })]);
    expect(exposuresOf([ask('boss'), ask('u', { tester: true })])).toEqual([]);
    const found = users.slice(0, 100).map((user) => ask(user));
    const measured = found.filter(({ ruleId }) => ruleId === 2);
    expect(exposuresOf(found)).toEqual(
      measured.map(({ variation }) => ({
        ...{ experimentId: 7, variationId: variation!.id, allocationVersion: 1, ruleId: 2, binding: true },
      })),
    );
    expect(measured.length).toBeGreaterThan(20);
  });

  it('ask for what other flags serve, also while these are off, and record nothing of them', () => {
    const asking = aFlag({ rules: [aRule({ prerequisites: [{ experimentId: 8, variationId: 12 }] })] });
    const other = (fields: Partial<DatafileExperiment>) =>
      aFlag({
        ...{ id: 8, key: 'other' },
        variations: [
          { ...off, id: 11, traffic: 0 },
          { ...on, id: 12, traffic: 100 },
        ],
        ...fields,
      });
    const controlled = other({ rules: [aRule({ segments: [testers], serve: { variationId: 11 } })] });
    const ask = decider([asking, controlled]);
    expect(ask('u')).toMatchObject({ variation: { id: 2 }, ruleId: 1 });
    expect(ask('u', { tester: true })).toMatchObject({ variation: { id: 1 }, ruleId: 0 });
    const whileOff = {
      id: 8,
      key: 'other',
      type: 'Feature Flag',
      valueType: 'boolean',
      status: 'Paused',
    } as const;
    const disabled = (id: number) => [{ ...whileOff, control: { id, title: 'x', value: false } }];
    expect(decider([asking], { disabled: disabled(12) })('u')).toMatchObject({ ruleId: 1 });
    expect(decider([asking], { disabled: disabled(11) })('u')).toMatchObject({ ruleId: 0 });
    expect(decider([asking])('u')).toMatchObject({ ruleId: 0 });
    const measured = other({
      ...{
        sticky: true,
        variations: [
          { ...off, id: 11, traffic: 50 },
          { ...on, id: 12, traffic: 50 },
        ],
      },
    });
    expect(decider([asking, measured])('u', {}, () => null)).toMatchObject({ reason: 'lookup_unavailable' });
    expect(decider([asking, measured])('u', {}, () => 12)).toMatchObject({ ruleId: 1 });
  });

  it('come to an end where flags ask for each other', () => {
    const asking = (id: number, of: number) =>
      aFlag({
        ...{
          id,
          key: `f${id}`,
          variations: [
            { ...off, id: id * 10 },
            { ...on, id: id * 10 + 1 },
          ],
        },
        rules: [
          aRule({
            ...{
              prerequisites: [{ experimentId: of, variationId: of * 10 + 1 }],
              serve: { variationId: id * 10 + 1 },
            },
          }),
        ],
      });
    expect(decider([asking(7, 8), asking(8, 7)])('u')).toMatchObject({ ruleId: 0 });
  });

  it.each([
    ['a pinned id', 'boss', {}, 'TARGETING_MATCH', { variationId: 2 }],
    ['a rule for all of a segment', 'u', { tester: true }, 'TARGETING_MATCH', { variationId: 2, ruleId: 1 }],
    ['the default rule of one variation', 'u', { country: 'US' }, 'TARGETING_MATCH', { ruleId: 0 }],
    ['shares', 'u', {}, 'SPLIT', { ruleId: 2 }],
  ])('are told as reasons: %s', (_, user, attributes, reason, metadata) => {
    const elsewhere = { id: 5, rules: { country: { $exists: false } }, hasMembers: false };
    const rules = [aRule({ segments: [testers] }), aRule({ id: 2, segments: [elsewhere], serve: half })];
    const ask = decider([aFlag({ rules, pins: [['boss', 2]] })]);
    expect(evaluationOf(ask(user, attributes), false)).toMatchObject({ reason, metadata });
  });
});
