import type { Config } from '#libs/config';
import type { ApiKeys, AuthorizedKey } from '#libs/guards';
import type { ServedProject } from '../serving/index.js';
import type { EventStreams } from './event-streams.service.js';
import { StreamOffers } from './stream-offers.js';

const config = { publicUrl: 'https://ab.example', secretKey: 's'.repeat(40) } as Config;
const project = (revision = 1) =>
  ({ compiled: { projectId: 7, revision, settings: {} } }) as unknown as ServedProject;
const key = (keyId: number) =>
  ({ kind: 'secret', projectId: 7, keyId, scopes: new Set(['decide']) }) as unknown as AuthorizedKey;
const entrance = (host: string | undefined, protocol = 'http') => ({
  headers: { host },
  address: '',
  protocol,
});

let offers: StreamOffers;
beforeEach(() => {
  const streams = { hasRoom: () => true } as unknown as EventStreams;
  offers = new StreamOffers(config, { tokensName: 'none' } as unknown as ApiKeys, streams);
});

it('makes an entry once for those who ask again by the same name', () => {
  const first = offers.offer(project(), key(1), entrance('shop.example'))!;

  expect(offers.offer(project(), key(1), entrance('shop.example'))).toBe(first);
  expect(JSON.parse(first.json.text)).toEqual(first.entry);
  expect(first.json.isAscii).toBe(true);
});

it('tells each caller its own address, revision and key, whoever asked before', () => {
  const asked = [
    [1, 1, 'shop.example', 'http'],
    [1, 1, 'shop.example', 'https'],
    [1, 1, 'other.example:8000', 'http'],
    [1, 1, 'a host?', 'http'],
    [1, 1, undefined, 'http'],
    [2, 1, 'shop.example', 'http'],
    [1, 2, 'shop.example', 'http'],
  ] as const;
  const urls = [...asked, ...asked].map(
    ([revision, id, host, protocol]) =>
      offers.offer(project(revision), key(id), entrance(host, protocol))!.entry.url,
  );

  expect(urls.slice(asked.length)).toEqual(urls.slice(0, asked.length));
  expect(urls.slice(0, 5).map((url) => new URL(url).origin)).toEqual([
    ...['http://shop.example', 'https://shop.example', 'http://other.example:8000'],
    ...['https://ab.example', 'https://ab.example'],
  ]);
  // Unclear names share the address of the settings.
  expect(new Set(urls).size).toBe(asked.length - 1);
});
