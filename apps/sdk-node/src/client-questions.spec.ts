import { saltCheck } from '#libs/bucketing';
import { JoinedFilter, type ReaderDatafile } from '#libs/evaluation';
import { aVariation } from '../../../libs/evaluation/src/testing/datafile-builders.js';
import type { ClientOptions } from './options.js';
import { away, datafileOf, flag, off, on } from './testing/fake-server.js';
import { settle } from './testing/fake-surroundings.js';
import { type ClientServer, StartedClients } from './testing/started-clients.js';

const ada = { targetingKey: 'ada', plan: 'pro' };
const started = new StartedClients();
const { errors } = started;
afterEach(() => started.end());

describe('what only the server can tell', () => {
  const asked = {
    ...{ key: 'checkout', reason: 'SPLIT', variant: 'on', value: true },
    metadata: { experimentId: 1, variationId: 11, isControl: false, bucket: 7 },
    exposure: { experiment_id: 1, variant_id: 11, allocation_version: 4 },
  };
  const answering = (server: ClientServer) => {
    const { others } = server;
    server.others = (request) => {
      if (request.path !== '/api/evaluations') return others(request);
      const { contexts } = request.body as { contexts: unknown[] };
      return { status: 200, body: { results: contexts.map(() => ({ flags: [asked] })) } };
    };
  };

  it('is asked by one call for all who ask at a time, remembered, and reported when it is used', async () => {
    const server = started.newServer();
    answering(server);
    server.datafile = datafileOf([flag()], { asks: [1] });
    const client = await server.start();
    expect(client.value('checkout', ada, false)).toBe(false);
    await settle();
    expect(client.value('checkout', ada, false)).toBe(true);

    const both = ['b', 'c'].map((targetingKey) => client.evaluate('checkout', { targetingKey }));
    const { exposure: _, ...decision } = asked;
    expect(await Promise.all(both)).toEqual([decision, decision]);
    await client.prepare({ targetingKey: 'b' });

    const calls = server.sent('/api/evaluations') as { contexts: { experiment_ids: number[] }[] }[];
    expect(calls.map(({ contexts }) => contexts.length)).toEqual([1, 2]);
    expect(calls[0]!.contexts[0]).toEqual({ context: ada, experiment_ids: [1] });
    await server.machine.pass(1_000);
    const [{ exposures }] = server.sent('/api/exposures') as [{ exposures: unknown[] }];
    expect(exposures).toHaveLength(3);
    expect(exposures[0]).toMatchObject({ user_id: 'ada', variant_id: 11, allocation_version: 4 });
  });

  it('is the fallback when the server is away', async () => {
    const server = started.newServer();
    server.datafile = datafileOf([flag()], { asks: [1] });
    server.others = () => away;
    const client = await server.start();

    expect(await client.evaluate('checkout', ada)).toMatchObject({ reason: 'ERROR', errorCode: 'GENERAL' });
    expect(client.value('checkout', ada, false)).toBe(false);
  });

  it('are flags of a newer reader, ids that may be joined, and what depends on an unknown salt', async () => {
    const server = started.newServer();
    answering(server);
    const measured = flag({
      variations: [
        { ...off, traffic: 50 },
        { ...on, traffic: 50 },
      ],
    });
    const newer = datafileOf();
    newer.experiments[0]!.readerVersion = 99;
    const filter = JoinedFilter.madeFor(1, [1, 2]);
    filter.add('ada');
    const salted = { bucketing: { maxTrafficVal: 10_000, saltCheck: saltCheck('salt') } };
    for (const [datafile, options] of [
      [newer, {}],
      [{ ...newer, readerVersion: 99 }, {}],
      [datafileOf([measured], { joined: filter.bitsOrNull() }), {}],
      [datafileOf([measured], salted), {}],
      [datafileOf([measured], salted), { hmacSalt: 'another' }],
    ] as [ReaderDatafile, Partial<ClientOptions>][]) {
      server.datafile = datafile;
      const client = await server.start(options);
      expect((await client.evaluate('checkout', ada)).metadata['bucket']).toBe(7);
    }
    const before = server.sent('/api/evaluations').length;
    server.datafile = datafileOf([measured], salted);
    const knowing = await server.start({ hmacSalt: 'salt' });
    expect((await knowing.evaluate('checkout', ada)).metadata['bucket']).not.toBe(7);
    expect(server.sent('/api/evaluations')).toHaveLength(before);
    expect(errors).toContain('hmacSalt is not the HMAC_SALT of the server, so that the server is asked.');
  });

  it('are flags whose rules ask for such a flag', async () => {
    const server = started.newServer();
    answering(server);
    const prerequisites = [{ experimentId: 2, variationId: 20 }];
    const rules = [{ id: 1, segments: [], prerequisites, coverage: 100, serve: { variationId: 11 } }];
    const datafile = datafileOf([
      flag({ type: 'Feature Flag', rules }),
      flag({ id: 2, key: 'other', variations: [aVariation({ id: 20, isControl: true, traffic: 100 })] }),
    ]);
    datafile.experiments[1]!.readerVersion = 99;
    server.datafile = datafile;
    const client = await server.start();

    expect((await client.evaluate('checkout', ada)).metadata['bucket']).toBe(7);
  });

  it('is asked about ids that this client has joined', async () => {
    const server = started.newServer();
    answering(server);
    server.datafile = datafileOf([
      flag({
        variations: [
          { ...off, traffic: 50 },
          { ...on, traffic: 50 },
        ],
      }),
    ]);
    const client = await server.start();

    await client.identify('ada', '4294967299');
    await client.evaluate('checkout', ada);

    expect(server.sent('/api/identify')).toEqual([{ user_id: 'ada', anonymous_id: '4294967299' }]);
    expect(server.sent('/api/evaluations')).toHaveLength(1);
  });
});
