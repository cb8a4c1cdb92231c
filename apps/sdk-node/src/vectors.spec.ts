import { existsSync, readFileSync } from 'node:fs';
import { type DatafileExperiment, toReaderDatafile } from '#libs/evaluation';
import {
  aDatafile,
  anExperiment,
  aVariation,
} from '../../../libs/evaluation/src/testing/datafile-builders.js';
import { AbTestingClient } from './client.js';
import { FakeSurroundings } from './testing/fake-surroundings.js';

interface Vectors {
  allocations: { weights: number[] }[];
  cases: {
    endUserId: string | number;
    experimentId: string | number;
    bucket: number;
    assignments: number[];
  }[];
}

const vectors = JSON.parse(readFileSync('test/vectors/bucketing.json', 'utf8')) as Vectors;
const groups = new URL('../../../../shared/conformance/growthbook-cases.json', import.meta.url);
const rules = existsSync(groups)
  ? (
      JSON.parse(readFileSync(groups, 'utf8')) as {
        evalCondition: [string, object, object, boolean, object?][];
      }
    ).evalCondition
  : [];

/** A client that has these experiments. */
async function clientOf(experiments: DatafileExperiment[]): Promise<AbTestingClient> {
  const bucketing = { hashSeed: 0, maxTrafficVal: 10_000 };
  const body = toReaderDatafile(aDatafile({ experiments }), { bucketing, asks: [], joined: null });
  const machine = new FakeSurroundings(() => ({ status: 200, body }));
  const client = new AbTestingClient({ serverBaseUrl: 'http://ab.test', apiKey: 'secret' }, machine);
  await client.ready();
  void client.close();
  return client;
}

describe('the reference cases of bucketing', () => {
  const cases = vectors.cases.filter(({ experimentId }) => Number.isSafeInteger(Number(experimentId)));
  const ids = [...new Set(cases.map(({ experimentId }) => Number(experimentId)))];

  it.each(vectors.allocations.map(({ weights }, index) => ({ weights, index })))(
    'are decided alike with $weights',
    async ({ weights, index }) => {
      const variationsOf = (id: number) =>
        weights.map((traffic, position) =>
          aVariation({ id: id * 100 + position, title: `v${position}`, traffic, isControl: position === 0 }),
        );
      const client = await clientOf(
        ids.map((id) => anExperiment({ id, key: `e${id}`, variations: variationsOf(id) })),
      );
      let refused = 0;
      for (const { endUserId, experimentId, bucket, assignments } of cases) {
        const decision = client.decide(`e${Number(experimentId)}`, { targetingKey: String(endUserId) });
        if (decision.errorCode === 'INVALID_CONTEXT') refused++;
        else
          expect([decision.variant, decision.metadata['bucket']]).toEqual([`v${assignments[index]}`, bucket]);
      }
      // Ids that no interface takes: control characters, and more than 128 bytes.
      expect(refused).toBeLessThan(cases.length / 4);
    },
  );
});

(rules.length > 0 ? describe : describe.skip)('the public conformance suite', () => {
  it('is decided alike', async () => {
    const own = rules.filter(([, , , , savedGroups]) => savedGroups === undefined);
    const experiments = own.map(([, condition], index) =>
      anExperiment({
        ...{ id: index + 1, key: `c${index}` },
        segments: [{ id: index + 1, rules: condition, hasMembers: false }],
      }),
    );
    const client = await clientOf(experiments);

    own.forEach(([name, , attributes, expected], index) => {
      const { variant } = client.decide(`c${index}`, { ...attributes, targetingKey: 'u' });
      expect([index, name, variant !== undefined]).toEqual([index, name, expected]);
    });
    expect(own.length).toBeGreaterThan(230);
  });
});
