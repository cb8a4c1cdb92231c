import { askedAttributes, asksServer, withDependents } from './asks.js';
import { compile } from './compile.js';
import type { DatafileExperiment } from './datafile.js';
import { decideOne } from './assign.js';
import { EvaluationRequest } from './evaluation-request.js';
import { fromReaderDatafile, readerVersion, toReaderDatafile } from './reader-datafile.js';
import { aDatafile, anExperiment, aVariation } from './testing/datafile-builders.js';

const hash = { hashSeed: 0, maxTrafficVal: 10_000 };
const toReader = (experiments: DatafileExperiment[]) =>
  toReaderDatafile(aDatafile({ experiments }, { holdoutPercent: 10 }), {
    ...{ bucketing: hash, asks: [], joined: null },
  });

describe('a datafile for readers', () => {
  it('decides like the one that it was made from', () => {
    const experiments = [
      anExperiment({ id: 1, js: 'page()', segments: [{ id: 1, rules: { plan: 'pro' }, hasMembers: false }] }),
      anExperiment({ id: 2, coverage: 40, group: { id: 3, from: 0, to: 50 } }),
    ];
    const original = compile(aDatafile({ experiments }, { holdoutPercent: 10 }), hash);
    const text = JSON.stringify(toReader(experiments));
    const read = compile(fromReaderDatafile(JSON.parse(text)), hash);

    expect(text).not.toContain('page()');
    for (let id = 0; id < 500; id++)
      for (const experimentId of [1, 2]) {
        const request = () =>
          new EvaluationRequest({
            endUserId: `u${id}`,
            attributes: () => ({ plan: id % 2 ? 'pro' : 'free' }),
          });
        const of = (project: typeof read) => {
          const { variation, reason, bucket } = decideOne(
            project,
            project.experimentsById.get(experimentId)!,
            request(),
          );
          return [variation?.id, reason, bucket];
        };
        expect(of(read)).toEqual(of(original));
      }
  });

  it('leaves out experiments that want a newer reader', () => {
    const made = toReader([anExperiment({ id: 1 }), anExperiment({ id: 2 })]);
    made.experiments[0]!.readerVersion = readerVersion + 1;

    expect(fromReaderDatafile(made).experiments.map(({ id }) => id)).toEqual([2]);
  });
});

const pro = { id: 7, rules: { plan: 'pro' }, hasMembers: false };
const control = aVariation({ id: 10, isControl: true });

describe('asksServer', () => {
  it.each<[string, Partial<DatafileExperiment>, string[], boolean]>([
    ['one for everybody', {}, ['plan'], false],
    ['changed shares', { sticky: true }, [], true],
    ['changed shares of one that is shipped', { sticky: true, shippedVariationId: 10 }, [], false],
    ['a retired variation', { variations: [control, aVariation({ id: 11, retired: true })] }, [], true],
    ['explicit members', { segments: [{ ...pro, hasMembers: true }] }, [], true],
    ['rules over what is sent', { segments: [pro] }, ['tier'], false],
    ['rules over what is stored', { segments: [pro] }, ['plan'], true],
    [
      'rules of a variation of another type',
      { variations: [control, aVariation({ id: 11, segmentId: 7, segmentRules: { plan: 'pro' } })] },
      ['plan'],
      false,
    ],
    [
      'rules of a Personalization',
      {
        type: 'Personalization',
        variations: [
          control,
          aVariation({ id: 11, segmentId: 7, segmentRules: { plan: 'pro' }, segmentHasMembers: false }),
        ],
      },
      ['plan'],
      true,
    ],
  ])('%s', (_name, over, stored, expected) => {
    const experiment = anExperiment({ variations: [control, aVariation({ id: 11 })], ...over });
    const [compiled] = compile(aDatafile({ experiments: [experiment] }), hash).experiments;

    expect(asksServer(compiled!, experiment, new Set(stored))).toBe(expected);
    expect(askedAttributes({ experiments: [experiment] }).has('tier')).toBe(false);
  });
});

describe('withDependents', () => {
  /** Flags by their ids, each with the ids that its rules ask for. */
  const flagsOf = (asked: Record<number, number[]>) => {
    const experiments = Object.entries(asked).map(([id, ids]) => {
      const prerequisites = ids.map((experimentId) => ({ experimentId, variationId: experimentId * 10 }));
      const variations = [aVariation({ id: Number(id) * 10, isControl: true, traffic: 100 })];
      const serve = { variationId: Number(id) * 10 };
      const rules = [{ id: 1, segments: [], prerequisites, coverage: 100, serve }];
      return anExperiment({ id: Number(id), key: id, type: 'Feature Flag', variations, rules });
    });
    return compile(aDatafile({ experiments }), hash).experiments;
  };

  it('adds flags that ask for one of them, through others too, and no others', () => {
    const flags = flagsOf({ 1: [2], 2: [3, 9], 3: [], 4: [5], 5: [], 6: [1, 5] });

    expect([...withDependents([3], flags)].sort()).toEqual([1, 2, 3, 6]);
    expect([...withDependents([9], flags)].sort()).toEqual([1, 2, 6, 9]);
    expect([...withDependents([], flags)]).toEqual([]);
    expect([...withDependents([4], flags)]).toEqual([4]);
  });
});
