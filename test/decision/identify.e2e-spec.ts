import { createHmac, randomBytes } from 'node:crypto';
import { Assignment, EndUser, JoinedId, Project } from '#libs/entities';
import { encryptSecret, identitySecretPlace } from '#libs/security';
import { buildApiKey, buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

const page = 'https://shop.example/';
const secretKey = randomBytes(32).toString('hex');
const identitySecret = 'is_secret-of-the-shop';

interface Shop {
  id: number;
  experiment: BuiltExperiment;
  secret: string;
}

let bed: DecisionTestBed;
let app: DecisionTestApp;
let other: DecisionTestApp;
/** Tells where the hash puts an id, and remembers it for nobody. */
let oracle: DecisionTestApp;
let shop: Shop;

async function buildShop(settings: Json = {}): Promise<Shop> {
  const stored = encryptSecret({ secretKey, previousSecretKeys: [] }, identitySecretPlace, identitySecret);
  const { id } = await buildProject(bed.dataSource, { identitySecret: stored, ...settings });
  const experiment = await buildExperiment(bed.dataSource, id);
  return { id, experiment, secret: await buildApiKey(bed.dataSource, id, { kind: 'secret' }) };
}

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp({ SECRET_KEY: secretKey });
  other = await bed.startApp({ SECRET_KEY: secretKey });
  oracle = await bed.startApp({ SECRET_KEY: secretKey });
  shop = await buildShop();
});
afterAll(() => bed.stop());

const unique = (): string => randomBytes(6).toString('hex');
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const proofOf = (userId: string | number) =>
  createHmac('sha256', identitySecret).update(String(userId)).digest('hex');

const identify = ({ secret }: Shop, body: Json, headers = {}) =>
  app.request('POST', '/api/identify', body, { ...bearer(secret), ...headers });
const identifyPublicly = ({ id }: Shop, body: Json, headers = {}) =>
  app.request('POST', '/identify', { projectId: id, ...body }, headers);

/** The variation that is served, and under which id. */
async function served(process: DecisionTestApp, { id }: Shop, endUserId?: string | number) {
  const { body } = await process.decide({ projectId: id, url: page, endUserId });
  return { endUserId: body.endUserId, variationId: body.decisions[0]?.variation.variationId };
}

/** A visitor without an id, in the variation of that position. */
async function visitorIn({ experiment, ...rest }: Shop, position: number): Promise<number> {
  for (;;) {
    const visit = await served(app, { experiment, ...rest });
    if (visit.variationId === experiment.variations[position]!.id) return visit.endUserId;
  }
}

/** A known id that the hash puts into the variation of that position, without anything served. */
async function knownFor({ experiment, id }: Shop, position: number): Promise<string> {
  for (;;) {
    const name = `customer-${unique()}`;
    const { variationId } = await served(oracle, { experiment, id, secret: '' }, name);
    await bed.dataSource.query('DELETE FROM assignment WHERE project_id = $1 AND end_user_id = $2', [
      ...[id, name],
    ]);
    if (variationId === experiment.variations[position]!.id) return name;
  }
}

const store = (id: string) =>
  bed.dataSource
    .getRepository(EndUser)
    .save({ projectId: shop.id, id, firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' });

const assignmentsOf = (projectId: number, endUserIds: (string | number)[]) =>
  bed.dataSource
    .getRepository(Assignment)
    .find({ where: endUserIds.map((id) => ({ projectId, endUserId: String(id) })) });

describe('POST /api/identify', () => {
  it('makes both ids one person, who keeps the variation in every process', async () => {
    const anonymous = await visitorIn(shop, 1);
    const known = await knownFor(shop, 0);
    await served(other, shop);

    const { status, body } = await identify(shop, { user_id: known, anonymous_id: anonymous });

    expect({ status, body }).toEqual({ status: 200, body: {} });
    const own = shop.experiment.variations[1]!.id;
    await waitUntil(async () => (await served(other, shop, known)).variationId === own);
    expect((await served(other, shop, anonymous)).variationId).toBe(own);
    expect(await assignmentsOf(shop.id, [known, anonymous])).toMatchObject([
      { endUserId: known, variationId: own, servedAs: String(anonymous) },
    ]);
  });

  it('gives programs the variation too, with the time of the first exposure', async () => {
    const anonymous = await visitorIn(shop, 1);
    const known = await knownFor(shop, 0);
    const [{ assignedAt }] = (await assignmentsOf(shop.id, [anonymous])) as [Assignment];
    await identify(shop, { user_id: known, anonymous_id: anonymous });

    const path = `/api/experiments/${shop.experiment.key}/assignment/${known}`;
    const { body } = await app.request('GET', path, undefined, bearer(shop.secret));

    expect(body).toMatchObject({ variant_id: shop.experiment.variations[1]!.id });
    expect(JSON.stringify(body)).toContain(assignedAt.toISOString());
  });

  it('may be said again, and of many anonymous ids', async () => {
    const known = `customer-${unique()}`;
    for (const anonymous_id of ['anon', 'anon', 'phone'].map((name) => `${name}-${known}`))
      expect(await identify(shop, { user_id: known, anonymous_id })).toMatchObject({ status: 200, body: {} });

    const joins = await bed.dataSource.getRepository(JoinedId).findBy({ endUserId: known });
    expect(joins.map(({ anonymousId }) => anonymousId).sort()).toEqual([`anon-${known}`, `phone-${known}`]);
  });

  it('refuses an anonymous id of another, and a known one in its place', async () => {
    const [anonymous, known, another] = [unique(), unique(), unique()];
    await identify(shop, { user_id: known, anonymous_id: anonymous });

    for (const anonymous_id of [anonymous, known])
      expectProblem(await identify(shop, { user_id: another, anonymous_id }), 409, {
        code: 'joined-elsewhere',
      });
  });

  it('joins to the person behind an anonymous id that is given as the known one', async () => {
    const [anonymous, phone, known] = [unique(), unique(), unique()];
    await identify(shop, { user_id: known, anonymous_id: anonymous });

    await identify(shop, { user_id: anonymous, anonymous_id: phone });

    const join = await bed.dataSource.getRepository(JoinedId).findOneBy({ anonymousId: phone });
    expect(join).toMatchObject({ endUserId: known });
  });

  it.each([
    [{ user_id: 'a' }, 'anonymous_id'],
    [{ anonymous_id: 'a' }, 'user_id'],
    [{ user_id: '', anonymous_id: 'a' }, 'user_id'],
    [{ user_id: 42, anonymous_id: '42' }, 'anonymous_id'],
    [{ user_id: 1.5, anonymous_id: 'a' }, 'user_id'],
    [{ user_id: 'a', anonymous_id: 'x'.repeat(129) }, 'anonymous_id'],
    [{ user_id: 'a', anonymous_id: 'b', proof: 'c' }, 'proof'],
  ])('refuses %j', async (body, field) => {
    const response = await identify(shop, body);

    expectProblem(response, 422, { code: 'validation-failed' });
    expect(response.body.errors.map((error: Json) => error.field)).toContain(field);
  });

  it('needs a secret key', async () => {
    const publishable = await buildApiKey(bed.dataSource, shop.id, { kind: 'publishable' });
    const body = { user_id: 'a', anonymous_id: 'b' };

    expect((await app.request('POST', '/api/identify', body)).status).toBe(401);
    expect((await app.request('POST', '/api/identify', body, bearer(publishable))).status).toBe(403);
  });
});

describe('POST /identify with a proof', () => {
  it('joins as a secret key does, in whatever form the proof comes', async () => {
    const anonymous = await visitorIn(shop, 1);
    const known = await knownFor(shop, 0);
    const proof = proofOf(known).toUpperCase();

    const body = { anonymousId: anonymous, userId: known, proof, newer: 'field' };
    const response = await identifyPublicly(shop, body, { 'content-type': 'text/plain' });

    expect(response).toMatchObject({ status: 200, body: {} });
    expect((await served(app, shop, known)).variationId).toBe(shop.experiment.variations[1]!.id);
  });

  it.each([
    ['of another id', proofOf('somebody')],
    ['that is none', 'proof'],
    ['that is empty', ''],
  ])('refuses one %s, and joins nothing', async (_, proof) => {
    const anonymousId = await visitorIn(shop, 1);

    const response = await identifyPublicly(shop, { anonymousId, userId: 'customer-17', proof });

    expectProblem(response, 403, { code: 'wrong-proof' });
    expect(await bed.dataSource.getRepository(JoinedId).countBy({ anonymousId: String(anonymousId) })).toBe(
      0,
    );
  });

  it('refuses every proof while the project has no secret', async () => {
    const bare = await buildShop({ identitySecret: null });
    const proof = createHmac('sha256', '').update('customer-17').digest('hex');

    const response = await identifyPublicly(bare, { anonymousId: 2 ** 40, userId: 'customer-17', proof });

    expectProblem(response, 403, { code: 'wrong-proof' });
  });

  it('tells that an anonymous id is of somebody', async () => {
    const [first, second] = [`customer-${unique()}`, `customer-${unique()}`];
    const anonymousId = await visitorIn(shop, 0);
    await identifyPublicly(shop, { anonymousId, userId: first, proof: proofOf(first) });
    await store(`stored-${first}`);

    for (const taken of [anonymousId, first, `stored-${first}`]) {
      const body = { anonymousId: taken, userId: second, proof: proofOf(second) };
      expectProblem(await identifyPublicly(shop, body), 409, { code: 'joined-elsewhere' });
    }
  });
});

describe('POST /identify without a proof', () => {
  const joinsOf = (endUserId: string) =>
    bed.dataSource.getRepository(JoinedId).findBy({ projectId: shop.id, endUserId });

  it('moves nobody', async () => {
    const anonymousId = await visitorIn(shop, 1);
    const known = await knownFor(shop, 0);

    expect(await identifyPublicly(shop, { anonymousId, userId: known })).toMatchObject({
      status: 200,
      body: {},
    });

    expect((await served(app, shop, known)).variationId).toBe(shop.experiment.variations[0]!.id);
    expect((await served(app, shop, anonymousId)).variationId).toBe(shop.experiment.variations[1]!.id);
    expect(await joinsOf(known)).toMatchObject([{ trusted: false }]);
  });

  it.each([2 ** 32 - 1, '4294967295', 0, 'anon', '04294967296', '9007199254740993'])(
    'is for ids that server and SDK make: not for %j',
    async (anonymousId) => {
      const response = await identifyPublicly(shop, { anonymousId, userId: 'customer-17' });

      expectProblem(response, 422, { code: 'validation-failed' });
    },
  );

  it('takes the smallest id that is made, as a text too', async () => {
    const known = `customer-${unique()}`;

    await identifyPublicly(shop, { anonymousId: String(2 ** 32), userId: known });

    expect(await joinsOf(known)).toHaveLength(1);
  });

  it('leaves out, without a word, ids of which something is stored or that are known', async () => {
    const [stored, known] = [7 * 2 ** 40, 9 * 2 ** 40];
    await store(String(stored));
    await identify(shop, { user_id: known, anonymous_id: `anon-${unique()}` });
    const userId = `customer-${unique()}`;

    for (const anonymousId of [stored, known])
      expect(await identifyPublicly(shop, { anonymousId, userId })).toMatchObject({ status: 200, body: {} });

    expect(await joinsOf(userId)).toEqual([]);
  });

  it('takes 20 of a known id and day', async () => {
    const userId = `customer-${unique()}`;
    const first = 2 ** 45;

    for (let count = 0; count < 22; count++)
      expect(await identifyPublicly(shop, { anonymousId: first + count, userId })).toMatchObject({
        ...{ status: 200, body: {} },
      });

    expect(await joinsOf(userId)).toHaveLength(20);
    await bed.dataSource.query(
      `UPDATE joined_id SET joined_at = joined_at - interval '1 day' WHERE end_user_id = $1`,
      [userId],
    );
    await identifyPublicly(shop, { anonymousId: first + 30, userId });
    expect(await joinsOf(userId)).toHaveLength(21);
  });

  it('gives way to a proof, and not to another claim', async () => {
    const anonymousId = await visitorIn(shop, 1);
    const [claimed, proven] = [`customer-${unique()}`, `customer-${unique()}`];
    await identifyPublicly(shop, { anonymousId, userId: claimed });

    expectProblem(await identifyPublicly(shop, { anonymousId, userId: proven }), 409, {
      code: 'joined-elsewhere',
    });
    const response = await identifyPublicly(shop, { anonymousId, userId: proven, proof: proofOf(proven) });

    expect(response.status).toBe(200);
    expect(await joinsOf(claimed)).toEqual([]);
    expect(await joinsOf(proven)).toMatchObject([{ trusted: true }]);
  });

  it('is refused where the project wants one', async () => {
    const strict = await buildShop({ requireIdentityProof: true });
    const body = { anonymousId: 2 ** 41, userId: 'customer-17' };

    expectProblem(await identifyPublicly(strict, body), 403, { code: 'proof-required' });
    const proven = await identifyPublicly(strict, { ...body, proof: proofOf('customer-17') });
    expect(proven.status).toBe(200);
  });
});

describe('POST /identify', () => {
  it('obeys what every public call obeys', async () => {
    const closed = await buildShop({ allowedOrigins: ['https://shop.example'], requirePublicId: true });
    const { publicId } = await bed.dataSource.getRepository(Project).findOneByOrFail({ id: closed.id });
    const body = { anonymousId: 2 ** 42, userId: 'customer-17' };

    expect((await identifyPublicly(closed, body)).status).toBe(404);
    const byName = { ...body, projectId: publicId };
    expectProblem(await identifyPublicly(closed, byName, { origin: 'https://evil.example' }), 403, {
      code: 'origin-not-allowed',
    });
    expect((await identifyPublicly(closed, byName, { origin: 'https://shop.example' })).status).toBe(200);
    expect((await identifyPublicly(shop, { ...body, projectId: 2_000_000_000 })).status).toBe(404);
    expectProblem(await identifyPublicly(shop, { anonymousId: 5, userId: 5 }), 422);
  });

  it('counts against the limit of an address', async () => {
    const limited = await bed.startApp({ SECRET_KEY: secretKey, PUBLIC_RATE_LIMIT: '2' });
    const body = { projectId: shop.id, anonymousId: 2 ** 43, userId: `customer-${unique()}` };

    const statuses = [];
    for (let count = 0; count < 3; count++)
      statuses.push((await limited.request('POST', '/identify', body)).status);

    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('ids that are joined', () => {
  it('are told from others in a process that has just met the project', async () => {
    const fresh = await buildShop();
    const anonymous = await visitorIn(fresh, 1);
    const known = await knownFor(fresh, 0);
    await identify(fresh, { user_id: known, anonymous_id: anonymous });

    expect((await served(other, fresh, known)).variationId).toBe(fresh.experiment.variations[1]!.id);
  });

  it('keep what each was served where they crossed over', async () => {
    const anonymous = await visitorIn(shop, 1);
    const known = await knownFor(shop, 0);
    await served(app, shop, known);
    await identify(shop, { user_id: known, anonymous_id: anonymous });

    const later = await bed.startApp({ SECRET_KEY: secretKey });

    expect((await served(later, shop, known)).variationId).toBe(shop.experiment.variations[0]!.id);
    expect((await served(later, shop, anonymous)).variationId).toBe(shop.experiment.variations[1]!.id);
    expect(await assignmentsOf(shop.id, [known, anonymous])).toEqual([]);
  });
});
