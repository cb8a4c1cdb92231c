import type { DeepPartial } from 'typeorm';
import { EndUser, ExperimentSegment, Segment } from '#libs/entities';
import { buildApiKey, buildExperiment, buildProject } from '../support/builders.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';
import { DatabaseProxy } from './database-proxy.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let proxy: DatabaseProxy;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  proxy = await DatabaseProxy.to(bed.databaseUrl);
  app = await bed.startApp({ DB_URL: proxy.url });
});

afterEach(async () => {
  if (!proxy.isUp) await proxy.giveBack();
});

afterAll(async () => {
  await bed.stop();
  await proxy.takeAway();
});

/** A project with an experiment for the end users that rules hold for. */
async function buildFor(rules: object, storedAttributesInPublic: boolean) {
  const project = await buildProject(bed.dataSource, { storedAttributesInPublic });
  const projectId = project.id;
  const segments = bed.dataSource.getRepository(Segment);
  const { id: segmentId } = await segments.save(segments.create({ projectId, name: 'Segment', rules }));
  const { id: experimentId } = await buildExperiment(bed.dataSource, projectId);
  await bed.dataSource.manager.insert(ExperimentSegment, { experimentId, segmentId });
  return { projectId, experimentId };
}

async function store(projectId: number, fields: DeepPartial<EndUser>): Promise<void> {
  const names = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };
  const users = bed.dataSource.getRepository(EndUser);
  await users.save(users.create({ projectId, ...names, ...fields }));
}

async function isServed(projectId: number, endUserId: string, attributes?: Json): Promise<boolean> {
  const url = 'https://shop.example/';
  const { status, body } = await app.decide({ projectId, url, endUserId, attributes });
  expect(status).toBe(200);
  return body.decisions.length > 0;
}

/** The reason why somebody is not assigned; null for who is. */
async function reasonFor(key: string, experimentId: number, user_id: string, attributes?: Json) {
  const body = { user_id, experiment_id: experimentId, attributes };
  const answer = await app.request('POST', '/api/assignment', body, { authorization: `Bearer ${key}` });
  expect(answer.status).toBe(200);
  return answer.body.reason ?? null;
}

describe('stored attributes of an end user', () => {
  it('do not count in public, unless the project says so', async () => {
    const closed = await buildFor({ is_premium: true }, false);
    const open = await buildFor({ is_premium: true }, true);
    for (const { projectId } of [closed, open]) await store(projectId, { id: 'ada', isPremium: true });

    expect(await isServed(closed.projectId, 'ada')).toBe(false);
    expect(await isServed(open.projectId, 'ada')).toBe(true);
    expect(await isServed(open.projectId, 'bob')).toBe(false);
  });

  it('count for calls with a secret key, for publishable ones only where the project lets public calls use them', async () => {
    const { projectId, experimentId } = await buildFor({ plan: 'pro', country_code: 'US' }, false);
    await store(projectId, { id: 'ada', countryCode: 'US', attributes: { plan: 'pro' } });
    await store(projectId, { id: 'bob', countryCode: 'US', attributes: { plan: 'free' } });

    for (const [kind, reason] of [
      ['secret', null],
      ['publishable', 'not_in_segment'],
    ] as const) {
      const key = await buildApiKey(bed.dataSource, projectId, { kind });
      expect(await reasonFor(key, experimentId, 'ada')).toBe(reason);
      expect(await reasonFor(key, experimentId, 'bob')).toBe('not_in_segment');
      expect(await reasonFor(key, experimentId, 'cyd')).toBe('not_in_segment');
    }
  });

  it('give way to what a secret key says, and to nobody else', async () => {
    const { projectId, experimentId } = await buildFor({ is_premium: true }, true);
    await store(projectId, { id: 'ada', isPremium: false });
    const claim = { is_premium: true };

    const secret = await buildApiKey(bed.dataSource, projectId);
    const publishable = await buildApiKey(bed.dataSource, projectId, { kind: 'publishable' });

    expect(await reasonFor(publishable, experimentId, 'ada', claim)).toBe('not_in_segment');
    expect(await isServed(projectId, 'ada', claim)).toBe(false);
    expect(await reasonFor(secret, experimentId, 'ada', claim)).toBeNull();
  });

  it.each([
    ['first_name', 'Ada'],
    ['last_name', 'Lovelace'],
    ['email', 'ada@example.com'],
    ['is_premium', false],
    ['id', 'ada'],
    ['plan', 'pro'],
  ])('are known to rules by name: %s', async (name, value) => {
    const { projectId } = await buildFor({ [name]: value }, true);
    await store(projectId, { id: 'ada', attributes: { plan: 'pro', email: 'other@example.com' } });

    expect(await isServed(projectId, 'ada')).toBe(true);
  });

  it('leave a country out that is not known', async () => {
    const { projectId } = await buildFor({ country_code: { $exists: false } }, true);
    await store(projectId, { id: 'ada' });

    expect(await isServed(projectId, 'ada')).toBe(true);
  });

  it('take effect within about a second after a change', async () => {
    const { projectId } = await buildFor({ is_premium: true }, true);
    await store(projectId, { id: 'ada', isPremium: true });
    expect(await isServed(projectId, 'ada')).toBe(true);

    await bed.dataSource.manager.update(EndUser, { projectId, id: 'ada' }, { isPremium: false });

    await waitUntil(async () => !(await isServed(projectId, 'ada')), 1_500);
  });

  it('leave an experiment out of the answer while they cannot be looked up', async () => {
    const { projectId } = await buildFor({ plan: { $ne: 'pro' } }, true);
    const other = await buildExperiment(bed.dataSource, projectId);
    const url = 'https://shop.example/';
    await app.decide({ projectId, url, endUserId: 'ada' });

    await proxy.takeAway();
    const { body } = await app.decide({ projectId, url, endUserId: 'bob' });

    expect(body.decisions.map((decision: Json) => decision.experimentId)).toEqual([other.id]);
  });

  it('are not asked for by rules that ask for nothing', async () => {
    const { projectId, experimentId } = await buildFor({}, true);
    const url = 'https://shop.example/';
    await app.decide({ projectId, url, endUserId: 'ada' });

    await proxy.takeAway();
    const { body } = await app.decide({ projectId, url, endUserId: 'bob' });

    expect(body.decisions.map((decision: Json) => decision.experimentId)).toEqual([experimentId]);
  });
});
