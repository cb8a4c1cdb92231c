import { OpenFeature, ProviderEvents, type Provider, ProviderStatus } from '@openfeature/server-sdk';
import { AbTestingClient } from './client.js';
import type { ClientOptions } from './options.js';
import { AbTestingProvider } from './provider.js';
import type * as published from './published-types.js';
import { away, datafileOf, FakeDatafileServer, flag, off, on } from './testing/fake-server.js';
import { settle } from './testing/fake-surroundings.js';

/** By the types that are published, which have to be those of OpenFeature without knowing them. */
const Published = AbTestingProvider as unknown as typeof published.AbTestingProvider;

const ada = { targetingKey: 'ada' };
let domains = 0;
afterEach(() => OpenFeature.close());

/** A server, and OpenFeature with our provider in front of it. */
function setUp(options: Partial<ClientOptions> = {}) {
  const server = new FakeDatafileServer();
  const domain = `d${++domains}`;
  const heard: string[] = [];
  const details: unknown[] = [];
  const features = OpenFeature.getClient(domain);
  for (const event of Object.values(ProviderEvents))
    features.addHandler(event, (said) => void (heard.push(event), details.push(said?.message)));
  const start = (): Promise<Error | undefined> => {
    const client = new AbTestingClient(
      { serverBaseUrl: 'http://ab.test', apiKey: 'secret', pollIntervalMs: 10_000, ...options },
      server.machine,
    );
    const provider: Provider = new Published(client);
    return OpenFeature.setProviderAndWait(domain, provider).then(
      () => undefined,
      (error: Error) => error,
    );
  };
  /** What was said since the last time, and how the provider is now. */
  const said = async (ms: number) => {
    await server.machine.pass(ms);
    await settle();
    return { events: heard.splice(0), status: features.providerStatus };
  };
  const value = () => features.getBooleanValue('checkout', false, ada);
  return { server, features, start, said, value, details };
}

const { Ready, Stale, Error: Failed, ConfigurationChanged } = ProviderEvents;

it('is ready, stale while the server is away, and ready again, with values all the time', async () => {
  const { server, start, said, value } = setUp();
  expect(await start()).toBeUndefined();
  expect(await said(0)).toEqual({ events: [Ready], status: ProviderStatus.READY });

  server.datafile = away;
  expect(await said(11_000)).toEqual({ events: [Stale], status: ProviderStatus.STALE });
  expect(await value()).toBe(true);
  expect(await said(60_000)).toEqual({ events: [], status: ProviderStatus.STALE });

  const shares = [
    { ...off, traffic: 100 },
    { ...on, traffic: 0 },
  ];
  server.datafile = datafileOf([flag({ variations: shares })], { revision: 2 });
  expect(await said(11_000)).toEqual({ events: [Ready, ConfigurationChanged], status: ProviderStatus.READY });
  expect(await value()).toBe(false);
  server.datafile = datafileOf([flag()], { revision: 3 });
  expect(await said(11_000)).toEqual({ events: [ConfigurationChanged], status: ProviderStatus.READY });
  expect(await value()).toBe(true);
});

it.each([401, 403])(
  'is fatal at the start when the key is refused with %d, at once, and ready when it is not any more',
  async (status) => {
    const { server, start, said, features, value } = setUp();
    server.datafile = status;

    expect(await start()).toMatchObject({
      code: 'PROVIDER_FATAL',
      message: expect.stringContaining('refuses the key'),
    });

    expect(await said(0)).toEqual({ events: [Failed], status: ProviderStatus.FATAL });
    expect(await features.getBooleanDetails('checkout', false, ada)).toMatchObject({
      ...{ value: false, reason: 'ERROR', errorCode: 'PROVIDER_FATAL' },
    });
    server.datafile = datafileOf();
    const { events, status: now } = await said(61_000);
    expect([events[0], now, await value()]).toEqual([Ready, ProviderStatus.READY, true]);
  },
);

it('is an error while the key is revoked, and decides by what it knows', async () => {
  const { server, start, said, value, details } = setUp();
  await start();
  await said(0);
  server.datafile = 401;

  expect(await said(11_000)).toEqual({ events: [Failed], status: ProviderStatus.ERROR });

  expect([await value(), details.at(-1)]).toEqual([true, 'The server refuses the key.']);
  server.datafile = datafileOf();
  expect(await said(61_000)).toEqual({ events: [Ready], status: ProviderStatus.READY });
});

it('is an error without the server at the start, and ready as soon as that answers', async () => {
  const { server, start, said, features, value } = setUp({ timeoutMs: 2_000 });
  server.datafile = away;
  const starting = start();
  await server.machine.pass(2_000);

  expect(await starting).toMatchObject({ code: 'PROVIDER_NOT_READY' });

  expect(await said(0)).toEqual({ events: [Failed], status: ProviderStatus.ERROR });
  expect(await features.getBooleanDetails('checkout', false, ada)).toMatchObject({
    ...{ value: false, reason: 'ERROR', errorCode: 'PROVIDER_NOT_READY' },
  });
  server.datafile = datafileOf();
  const { events, status } = await said(11_000);
  expect([events[0], status, await value()]).toEqual([Ready, ProviderStatus.READY, true]);
});
