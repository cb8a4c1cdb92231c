import type { DataSource, DeepPartial } from 'typeorm';
import { Assignment, ExperimentSegment, Segment, SegmentUser } from '#libs/entities';
import { buildExperiment, buildProject } from '../support/builders.js';
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

const url = 'https://shop.example/?utm_source=news';
const patienceMs = 1_000;

/** The variations that an end user is served, by experiment. */
async function served(projectId: number, endUserId: string, more: Json = {}, headers = {}): Promise<Json> {
  const { body } = await app.decide({ projectId, url, endUserId, ...more }, headers);
  return Object.fromEntries(body.decisions.map((one: Json) => [one.experimentId, one.variation.variationId]));
}

const isServed = async (
  projectId: number,
  endUserId: string,
  more?: Json,
  headers?: Record<string, string>,
) => Object.keys(await served(projectId, endUserId, more, headers)).length > 0;

/** A project with an experiment for one segment. */
async function buildTargeted(rules: object | null, { members = [] }: { members?: string[] } = {}) {
  const project = await buildProject(bed.dataSource);
  const segment = await buildSegment(bed.dataSource, { projectId: project.id, rules }, members);
  const built = await buildExperiment(bed.dataSource, project.id);
  await bed.dataSource.manager.insert(ExperimentSegment, { experimentId: built.id, segmentId: segment.id });
  return { projectId: project.id, segmentId: segment.id, experiment: built };
}

async function buildSegment(
  dataSource: DataSource,
  fields: DeepPartial<Segment>,
  members: string[] = [],
): Promise<Segment> {
  const repository = dataSource.getRepository(Segment);
  const segment = await repository.save(repository.create({ name: 'Segment', ...fields }));
  await dataSource.manager.insert(
    SegmentUser,
    members.map((endUserId) => ({ projectId: segment.projectId, segmentId: segment.id, endUserId })),
  );
  return segment;
}

describe('An experiment with a segment', () => {
  it('knows on every page how the visit began, and the page before', async () => {
    const page2 = { url: 'https://shop.example/2' };
    const { projectId } = await buildTargeted({
      utm_source: 'news',
      first_referrer: 'https://news.example/',
      referrer: { $exists: false },
    });
    const began = { utm: { utm_source: 'news' }, firstReferrer: 'https://news.example/' };
    const header = { referer: 'https://shop.example/1' };

    expect(await isServed(projectId, 'a', { ...page2, ...began, referrer: '' }, header)).toBe(true);
    expect(await isServed(projectId, 'b', { ...page2, ...began }, header)).toBe(false);
    expect(await isServed(projectId, 'c', { ...page2, referrer: '' })).toBe(false);
    expect(await isServed(projectId, 'd', { url: `${page2.url}?utm_source=ads`, ...began })).toBe(false);
  });

  it('is for end users whose attributes its rules hold for', async () => {
    const { projectId } = await buildTargeted({ age: { $gte: 18 }, utm_source: 'news', language: 'de' });
    const german = { 'accept-language': 'de-AT,en;q=0.5' };

    expect(await isServed(projectId, 'ada', { attributes: { age: 30 } }, german)).toBe(true);
    expect(await isServed(projectId, 'bob', { attributes: { age: 17 } }, german)).toBe(false);
    expect(await isServed(projectId, 'cyd', { attributes: { age: 30 } })).toBe(false);
    expect(await isServed(projectId, 'dan', {}, german)).toBe(false);
  });

  it('is left out where its rules are too expensive, whatever stands around them; others are not', async () => {
    const search = { x: { $regex: '[ab]*a[ab]{200}c' } };
    const { projectId } = await buildTargeted({ $not: search }, { members: ['zoe'] });
    const other = await buildExperiment(bed.dataSource, projectId);
    const ask = async (endUserId: string, x: string) =>
      Object.keys(await served(projectId, endUserId, { attributes: { x } }));

    expect(await ask('ada', 'ab'.repeat(1_024))).toHaveLength(2);
    expect(await ask('bob', 'ab'.repeat(1_024) + 'a')).toEqual([String(other.id)]);
    expect(await ask('zoe', 'ab'.repeat(1_024) + 'a')).toHaveLength(2);
  });

  it('is for assigned end users, whatever the rules say', async () => {
    const { projectId } = await buildTargeted({ plan: 'pro' }, { members: ['ada', '42'] });

    expect(await isServed(projectId, 'ada')).toBe(true);
    expect(await isServed(projectId, '42')).toBe(true);
    expect(await isServed(projectId, 'bob')).toBe(false);
    expect(await isServed(projectId, 'bob', { attributes: { plan: 'pro' } })).toBe(true);
  });

  it('is for nobody else when it has no rules', async () => {
    const { projectId } = await buildTargeted(null, { members: ['ada'] });

    const answers = await Promise.all(['ada', 'bob', 'ada', 'cyd'].map((name) => isServed(projectId, name)));

    expect(answers).toEqual([true, false, true, false]);
  });

  it('records nobody whom it is not for', async () => {
    const { projectId, experiment } = await buildTargeted(null, { members: ['ada'] });

    for (const name of ['ada', 'bob', 'cyd']) await served(projectId, name);

    const assignments = await bed.dataSource
      .getRepository(Assignment)
      .findBy({ experimentId: experiment.id });
    expect(assignments.map(({ endUserId }) => endUserId)).toEqual(['ada']);
  });

  it('heeds assignments of its own project only', async () => {
    const { projectId } = await buildTargeted(null, { members: ['ada'] });
    const other = await buildTargeted(null, { members: ['bob'] });

    expect(await isServed(projectId, 'bob')).toBe(false);
    expect(await isServed(other.projectId, 'ada')).toBe(false);
    expect(await isServed(other.projectId, 'bob')).toBe(true);
  });

  it('follows an assignment and its end within a second', async () => {
    const { projectId, segmentId } = await buildTargeted(null);
    const row = { projectId, segmentId, endUserId: 'ada' };
    expect(await isServed(projectId, 'ada')).toBe(false);

    await bed.change(projectId, (manager) => manager.insert(SegmentUser, row));
    await waitUntil(() => isServed(projectId, 'ada'), patienceMs);
    expect(await isServed(projectId, 'bob')).toBe(false);

    await bed.change(projectId, (manager) => manager.insert(SegmentUser, { ...row, endUserId: 'bob' }));
    await waitUntil(() => isServed(projectId, 'bob'), patienceMs);

    await bed.change(projectId, (manager) => manager.delete(SegmentUser, row));
    await waitUntil(async () => !(await isServed(projectId, 'ada')), patienceMs);
  });

  it('follows a change of rules within a second, for somebody already recorded too', async () => {
    const { projectId, segmentId } = await buildTargeted({ plan: 'pro' });
    const pro = { attributes: { plan: 'pro' } };
    const before = await served(projectId, 'ada', pro);

    await bed.change(projectId, (manager) => manager.update(Segment, segmentId, { rules: { plan: 'max' } }));

    await waitUntil(async () => !(await isServed(projectId, 'ada', pro)), patienceMs);
    expect(await served(projectId, 'ada', { attributes: { plan: 'max' } })).toEqual(before);
  });
});

describe('A Personalization', () => {
  it('serves the first variation whose segment holds, by assignment or rules, else the control', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const chosen = await buildSegment(bed.dataSource, { projectId, rules: null }, ['ada']);
    const pros = await buildSegment(bed.dataSource, { projectId, rules: { plan: 'pro' } });
    const segments = { variations: [{}, { segmentId: chosen.id }, { segmentId: pros.id }] };
    const experiment = await buildExperiment(
      bed.dataSource,
      projectId,
      { type: 'Personalization' },
      { traffic: [34, 33, 33], ...segments },
    );
    const [control, first, second] = experiment.variations.map(({ id }) => id);
    const servedTo = async (name: string, attributes = {}) =>
      (await served(projectId, name, { attributes }))[experiment.id];

    expect(await servedTo('ada', { plan: 'pro' })).toBe(first);
    expect(await servedTo('bob', { plan: 'pro' })).toBe(second);
    expect(await servedTo('bob')).toBe(control);
  });
});

describe('While memberships cannot be read', () => {
  it('leaves out what hangs on them and serves the rest', async () => {
    const { projectId, segmentId, experiment } = await buildTargeted({ plan: 'pro' }, { members: ['ada'] });
    const open = await buildExperiment(bed.dataSource, projectId);
    await bed.change(projectId, (manager) => manager.update(Segment, segmentId, { name: 'Renamed' }));
    await served(projectId, 'ada');

    await proxy.takeAway();

    const ids = async (name: string, attributes = {}) =>
      Object.keys(await served(projectId, name, { attributes })).map(Number);
    expect(await ids('ada')).toEqual([experiment.id, open.id]);
    expect(await ids('bob')).toEqual([open.id]);
    expect(await ids('cyd', { plan: 'pro' })).toEqual([experiment.id, open.id]);
  });
});
