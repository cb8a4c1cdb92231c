import { Assignment, Event, ExperimentReport } from '#libs/entities';
import { type BuiltExperiment, buildExperiment, buildProject } from '../support/builders.js';
import { countersOf } from '../support/counters.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

/** What pages with the SDK ask and tell beside the calls of the first release. */
let bed: DecisionTestBed;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

afterAll(() => bed.stop());

const url = 'https://shop.example/landing';
const led = (redirectUrl: string) => [
  { traffic: 0, isControl: true },
  { traffic: 100, redirectUrl },
];
const assigned = ({ id }: BuiltExperiment) =>
  bed.dataSource.getRepository(Assignment).countBy({ experimentId: id });

describe('a redirect that leads away', () => {
  it('is answered and recorded alone, and at its target the others are', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const plain = await buildExperiment(bed.dataSource, projectId);
    const first = await buildExperiment(
      bed.dataSource,
      projectId,
      { type: 'Split URL' },
      { variations: led('/landing-b') },
    );
    const second = await buildExperiment(
      bed.dataSource,
      projectId,
      { type: 'Redirect' },
      { variations: led('/landing-b') },
    );
    const ids = async (page: string) => {
      const { body } = await app.decide({ url: page, projectId, endUserId: 42 });
      return body.decisions.map(({ experimentId }: { experimentId: number }) => experimentId);
    };

    const before = await ids(`${url}?utm_source=mail`);
    const counted = [await assigned(plain), await assigned(first), await assigned(second)];
    const arrived = await ids('https://shop.example/landing-b/?utm_source=mail#top');

    expect(before).toEqual([first.id]);
    expect(counted).toEqual([0, 1, 0]);
    expect(arrived).toEqual([plain.id, first.id, second.id]);
    expect(await ids(url)).toEqual([first.id]);
  });
});

describe('hints', () => {
  it('say where experiments are, to who asks', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const conditions = [{ operator: 'CONTAIN' as const, urls: ['/cart'] }];
    await buildExperiment(bed.dataSource, projectId, {}, { conditions });

    const asked = await app.decide({ url, projectId, endUserId: 1, hints: true });
    const unasked = await app.decide({ url, projectId, endUserId: 1 });

    expect(asked.body).toEqual({ endUserId: 1, decisions: [], where: { conditions } });
    expect(unasked.body).toEqual({ endUserId: 1, decisions: [] });
    expect((await app.decide({ url, projectId, hints: 'yes' })).status).toBe(422);
  });
});

describe('an event of a project', () => {
  const metrics = [{ custom: true, selector: 'purchase' }];
  let projectId: number;
  let experiment: BuiltExperiment;
  let elsewhere: BuiltExperiment;

  beforeAll(async () => {
    projectId = (await buildProject(bed.dataSource, { allowedOrigins: ['https://shop.example'] })).id;
    experiment = await buildExperiment(bed.dataSource, projectId, {}, { metrics });
    const conditions = [{ operator: 'CONTAIN' as const, urls: ['/elsewhere'] }];
    elsewhere = await buildExperiment(bed.dataSource, projectId, {}, { metrics, conditions });
    await app.decide({ url, projectId, endUserId: 'ada' }, { origin: 'https://shop.example' });
  });

  const event = (more: object = {}) => ({
    ...{ projectId, custom: true, eventName: 'purchase', endUserId: 'ada', eventId: 'order-1' },
    ...more,
  });
  const counters = () =>
    Promise.all([experiment, elsewhere].map(async ({ id }) => (await countersOf(bed.dataSource, id))[0]![0]));

  it('is stored once, and counts where its end user is in', async () => {
    const sent = event({ value: 59.9, currency: 'EUR', properties: { items: 3 } });

    const one = await app.track(sent);
    const again = await app.track([sent, event({ eventId: 'order-2', eventName: 'unheard-of' })]);

    expect(one.body).toEqual({ message: 'Metric tracked successfully in Live mode', triggered: true });
    expect(again.body).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
    expect(await counters()).toEqual([1, 0]);
    const stored = await bed.dataSource.getRepository(Event).findBy({ projectId, type: 'purchase' });
    expect(stored).toMatchObject([
      { experimentId: null, endUserId: 'ada', value: 59.9, properties: { items: 3, currency: 'EUR' } },
    ]);
  });

  it('is triggered nowhere for who is in no experiment', async () => {
    const { body } = await app.track(event({ endUserId: 'nobody' }));

    expect(body.triggered).toBe(false);
  });

  it.each([
    [{ projectId: undefined }, 'projectId'],
    [{ endUserId: undefined }, 'endUserId'],
    [{ eventName: '' }, 'eventName'],
    [{ value: '59,90' }, 'value'],
    [{ currency: 'euro' }, 'currency'],
    [{ properties: { text: 'x'.repeat(4_096) } }, 'properties'],
    [{ value: 2e9 }, 'value'],
  ])('is refused with %j', async (wrong, field) => {
    const { status, body } = await app.track(event(wrong));

    expect({ status, fields: body.errors.map((fault: { field: string }) => fault.field) }).toEqual({
      status: 422,
      fields: [field],
    });
  });

  it('obeys the origins of its project, and is named in a list', async () => {
    const { body } = await app.track([event()], { origin: 'https://evil.example' });

    expect(body).toMatchObject({ accepted: 0, rejected: [{ index: 0 }] });
    expect((await app.track(event(), { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('a report', () => {
  it.each(['late', 'not_applied', 'looped'])('of %s is counted, and is no event', async (report) => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, projectId);
    await app.decide({ url, projectId, endUserId: 7 });
    const told = { projectId, endUserId: 7, experimentId: experiment.id, report, detail: 'too late' };

    const { status, body } = await app.track(JSON.stringify(told), { 'content-type': 'text/plain' });

    expect({ status, body }).toEqual({ status: 200, body: { message: 'Report taken', triggered: false } });
    const find = () => bed.dataSource.getRepository(ExperimentReport).findBy({ experimentId: experiment.id });
    await waitUntil(async () => (await find()).length > 0);
    expect(await find()).toMatchObject([{ kind: report, count: 1 }]);
    expect(await bed.dataSource.getRepository(Event).countBy({ projectId })).toBe(0);
    const late = () =>
      bed.dataSource.getRepository(Assignment).findOneByOrFail({ experimentId: experiment.id });
    if (report === 'late') await waitUntil(async () => (await late()).timedOutAt !== null);
    else expect((await late()).timedOutAt).toBeNull();
  });

  it.each([
    [{ report: 'lost' }, 422],
    [{ experimentId: 2_000_000_000 }, 404],
    [{ projectId: 2_000_000_000 }, 404],
    [{ projectId: undefined }, 422],
    [{ endUserId: undefined }, 422],
  ])('with %j is answered %i', async (wrong, status) => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const { id: experimentId } = await buildExperiment(bed.dataSource, projectId);

    const answer = await app.track({ projectId, endUserId: 7, experimentId, report: 'late', ...wrong });

    expect(answer.status).toBe(status);
  });
});

describe('times in seconds', () => {
  it.each(['timestamp', 'sentAt'])('are refused as %s', async (field) => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const metrics = [{ custom: true, selector: 'signup' }];
    const { id: experimentId } = await buildExperiment(bed.dataSource, projectId, {}, { metrics });
    const event = { experimentId, custom: true, eventName: 'signup', [field]: 1_767_225_600 };

    const { status, body } = await app.track(event);

    expect({ status, code: body.code }).toEqual({ status: 422, code: 'time-in-seconds' });
  });
});
