import fc from 'fast-check';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { keyScopes } from '#libs/entities';
import { listOperations, type ApiOperation } from '../support/api-operations.js';
import { ApiWorld } from '../support/api-world.js';
import { hostileRequests } from '../support/hostile-requests.js';
import { makeKeyCredentials, type KeyCredentials } from '../support/key-credentials.js';
import { RawClient, type RawRequest } from '../support/raw-request.js';

/** Generated cases a route; `npm run fuzz` tries thousands, before a release. */
const cases = Number(process.env.FUZZ_CASES ?? 25);
/** Requests under way: what happens at the same time is part of what is tried. */
const atATime = 8;
const timeoutMs = 20_000 + cases * 250;

let app: TestApp;
let world: ApiWorld;
let client: RawClient;
let keys: KeyCredentials;
const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', noteRejection);
  app = await startTestApp(createProduct, { LOG_LEVEL: 'fatal' });
  world = await ApiWorld.create(app);
  keys = await makeKeyCredentials(app, world);
  client = new RawClient(app.origin);
}, 180_000);
afterAll(async () => {
  client.close();
  await app.stop();
  process.off('unhandledRejection', noteRejection);
});

/** Problem details, or what OpenFeature remote evaluation has instead. */
const isRefusal = (path: string, type: string, text: string): boolean =>
  type.startsWith('application/problem+json') ||
  (path.startsWith('/ofrep/') && /^application\/json\b/.test(type) && 'errorCode' in JSON.parse(text));

/** What is wrong with the answer, if anything. */
async function findFault(request: RawRequest): Promise<string> {
  const { status, type, text } = await client.send(request);
  if (status >= 500) return `${status} ${text}`;
  if (status >= 400 && !isRefusal(request.path, type, text)) return `${status} of type ${type}: ${text}`;
  if (status >= 400 && /SELECT |INSERT INTO|node_modules|\.js:\d+:\d+/.test(text))
    return `tells too much: ${text}`;
  return '';
}

/** Sends the requests, some at a time, and tells of those with a faulty answer. */
async function findFaults(
  requests: readonly RawRequest[],
): Promise<{ fault: string; request: RawRequest }[]> {
  const faulty: { fault: string; request: RawRequest }[] = [];
  const rest = [...requests];
  const sendRest = async () => {
    for (let request = rest.pop(); request !== undefined; request = rest.pop()) {
      const fault = await findFault(request);
      if (fault !== '') faulty.push({ fault, request });
    }
  };
  await Promise.all(Array.from({ length: atATime }, sendRest));
  return faulty;
}

/**
 * The headers of who calls an operation, in turns: who may, and where keys are taken every other time one of all
 * classes of credentials.
 */
async function callersOf({ keys: taken, secured, scope }: ApiOperation): Promise<Record<string, string>[]> {
  const login: Record<string, string> = secured ? { ...world.owner.headers } : {};
  if (!taken) return [login];
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const whole = await world.programHeaders();
  const needed = keyScopes.find((known) => known === scope) ?? 'read';
  const others = [keys.publishable, keys.stopped, keys.only[needed], keys.allBut[needed]].map(bearer);
  return [login, ...others].flatMap((caller) => [{ ...whole }, caller]);
}

describe('whatever is sent', () => {
  it.each(listOperations())(
    '$name never fails, hangs or tells too much',
    async (operation) => {
      const valid = await world.requestFor(operation);
      const callers = await callersOf(operation);

      const samples = fc.sample(hostileRequests(operation, valid, {}), cases);
      const requests = samples.map(({ headers, ...request }, index) => ({
        ...request,
        headers: { ...callers[index % callers.length], ...headers },
      }));

      expect(await findFaults(requests)).toEqual([]);
      expect(
        await world.send({ method: 'GET', path: '/users/me', body: undefined, headers: {} }),
      ).toMatchObject({ status: 200 });
      expect(rejections).toEqual([]);
    },
    timeoutMs,
  );
});
