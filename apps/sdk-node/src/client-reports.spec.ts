import { JoinedFilter } from '#libs/evaluation';
import { away, datafileOf, flag, off, on } from './testing/fake-server.js';
import { type FakeAnswer } from './testing/fake-surroundings.js';
import { StartedClients } from './testing/started-clients.js';

const ada = { targetingKey: 'ada', plan: 'pro' };
const started = new StartedClients();
const { errors } = started;
afterEach(() => started.end());

describe('exposures and events', () => {
  it('are sent once, together, exposures first, with what results are broken down by', async () => {
    const server = started.newServer();
    const at = server.machine.now();
    const client = await server.start();
    server.datafile = datafileOf();
    const measured = flag({
      variations: [
        { ...off, traffic: 50 },
        { ...on, traffic: 50 },
      ],
    });
    server.datafile = datafileOf([measured], { revision: 2 });
    await client.refresh();

    client.track('purchase', ada, { value: 59.9, properties: { items: 2 }, id: 'order-1' });
    for (let turn = 0; turn < 3; turn++) client.value('checkout', ada, false);
    client.decide('checkout', { targetingKey: 'bob', url: 'https://shop.example/' });
    client.decide('checkout', { targetingKey: 'eve' }, { exposure: false });
    await server.machine.pass(1_000);

    const exposures = server.sent('/api/exposures') as { exposures: Record<string, unknown>[] }[];
    expect(exposures).toHaveLength(1);
    expect(exposures[0]!.exposures).toEqual([
      {
        ...{ user_id: 'ada', experiment_id: 1, variant_id: expect.any(Number), allocation_version: 1 },
        ...{ timestamp: at, sent_at: at + 1_000, attributes: { plan: 'pro' } },
      },
      expect.objectContaining({ user_id: 'bob', url: 'https://shop.example/' }),
    ]);
    expect(server.sent('/api/events')).toEqual([
      [
        {
          ...{ event_id: 'order-1', user_id: 'ada', type: 'purchase', timestamp: at, sent_at: at + 1_000 },
          ...{ value: 59.9, properties: { items: 2 } },
        },
      ],
    ]);
    expect(server.machine.paths().slice(-2)).toEqual(['/api/exposures', '/api/events']);
    await server.machine.pass(10_000);
    expect(server.sent('/api/exposures')).toHaveLength(1);
  });

  it('are sent once for each rule of a flag that measures, with the rule, and never for one that serves one variation', async () => {
    const server = started.newServer();
    const segmentOf = (id: number, plan: string) => [{ id, rules: { plan }, hasMembers: false }];
    const all = { prerequisites: [], coverage: 100 };
    const ruled = flag({
      type: 'Feature Flag',
      variations: [
        { ...off, traffic: 100 },
        { ...on, traffic: 0 },
      ],
      rules: [
        {
          ...all,
          id: 3,
          segments: segmentOf(1, 'pro'),
          serve: { shares: [{ variationId: 11, percent: 100 }] },
        },
        {
          ...all,
          id: 4,
          segments: segmentOf(2, 'free'),
          serve: { shares: [{ variationId: 11, percent: 100 }] },
        },
        { ...all, id: 5, segments: segmentOf(3, 'team'), serve: { variationId: 11 } },
      ],
    });
    server.datafile = datafileOf([ruled]);
    const client = await server.start();

    for (const plan of ['pro', 'free', 'pro', 'team'])
      expect(client.value('checkout', { targetingKey: 'ada', plan }, false)).toBe(true);
    expect(client.value('checkout', { targetingKey: 'ada', plan: 'none' }, true)).toBe(false);
    await server.machine.pass(1_000);

    const [{ exposures }] = server.sent('/api/exposures') as [{ exposures: unknown[] }];
    const sent = { user_id: 'ada', experiment_id: 1, variant_id: 11 };
    expect(exposures).toEqual([
      expect.objectContaining({ ...sent, rule_id: 3 }),
      expect.objectContaining({ ...sent, rule_id: 4 }),
    ]);
  });

  it('are those of the server for joined ids, also when only rules measure', async () => {
    const server = started.newServer();
    const rule = { id: 3, segments: [], prerequisites: [], coverage: 100 };
    const ruled = flag({
      type: 'Feature Flag',
      rules: [{ ...rule, serve: { shares: [{ variationId: 11, percent: 100 }] } }],
    });
    const filter = JoinedFilter.madeFor(1, [1, 2]);
    filter.add('ada');
    server.datafile = datafileOf([ruled], { joined: filter.bitsOrNull() });
    const client = await server.start();

    expect(client.decide('checkout', ada)).toMatchObject({ errorCode: 'GENERAL' });
    expect(client.value('checkout', { targetingKey: 'bob' }, false)).toBe(true);
  });

  it('wait while the server is away, bounded, are sent again with the same ids, and once', async () => {
    const server = started.newServer();
    const client = await server.start({ maxQueued: 3 });
    const answers = server.others;
    server.others = () => away;

    for (let count = 0; count < 5; count++) client.track('click', ada);
    await server.machine.pass(600_000);
    const tries = server.sent('/api/events').length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(40);
    expect(client.queue).toEqual({ queued: 3, dropped: 2 });
    server.others = answers;
    await server.machine.pass(120_000);

    const sent = server.sent('/api/events') as { event_id: string }[][];
    const ids = sent.map((batch) => batch.map(({ event_id }) => event_id));
    expect(new Set(ids.map(String)).size).toBe(1);
    expect(client.queue).toEqual({ queued: 0, dropped: 2 });
    expect(errors.filter((error) => error.startsWith('Events'))).toHaveLength(2);
  });

  it('obey Retry-After, and keep what is well of a batch of which some is refused', async () => {
    const server = started.newServer();
    const client = await server.start();
    const refused = {
      status: 422,
      body: { detail: 'No.', errors: [{ field: '1.value', index: 1, message: 'x' }] },
    };
    const answers: FakeAnswer[] = [
      { status: 429, headers: { 'retry-after': '30' } },
      refused,
      { status: 201, body: { accepted: 2, duplicates: 0 } },
    ];
    server.others = () => answers.shift()!;
    for (const value of [1, 2, 3]) client.track('click', ada, { value });

    await server.machine.pass(30_000);
    expect(server.sent('/api/events')).toHaveLength(1);
    await server.machine.pass(2_000);

    const last = server.sent('/api/events').at(-1) as { value: number }[];
    expect(last.map(({ value }) => value)).toEqual([1, 3]);
    expect(client.queue).toEqual({ queued: 0, dropped: 1 });
  });

  it('are sent in smaller pieces when they are too large', async () => {
    const server = started.newServer();
    const client = await server.start();
    server.others = ({ body }) =>
      (body as unknown[]).length > 2 ? { status: 413, body: {} } : { status: 201, body: {} };
    for (let count = 0; count < 5; count++) client.track('click', ada);

    await server.machine.pass(1_000);

    expect(client.queue).toEqual({ queued: 0, dropped: 0 });
  });

  it('are flushed by close, for so long at most', async () => {
    const server = started.newServer();
    const client = await server.start();
    client.track('click', ada);
    expect(await client.close()).toBe(true);
    expect(server.sent('/api/events')).toHaveLength(1);
    expect(server.machine.waiting).toBe(0);
    client.track('click', ada);
    await server.machine.pass(5_000);
    expect(server.sent('/api/events')).toHaveLength(1);

    const hanging = await server.start();
    server.others = () => away;
    hanging.track('click', ada);
    const closing = hanging.close();
    await server.machine.pass(6_000);
    expect(await closing).toBe(false);
    expect(server.machine.waiting).toBe(0);
    const returning = await server.start();
    returning.track('click', ada);
    const closingLater = returning.close();
    await server.machine.pass(2_000);
    server.others = () => ({ status: 201, body: {} });
    await server.machine.pass(1_000);
    expect(await closingLater).toBe(true);
  });
});
