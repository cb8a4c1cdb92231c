import { hourMs } from '#libs/durations';
import { Event, EventMark, Organization, type Experiment } from '#libs/entities';
import { type BuiltExperiment, buildExperiment, buildProject } from '../support/builders.js';
import { countersOf as readCounters } from '../support/counters.js';
import type { Json } from '../support/product.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

afterAll(() => bed.stop());

const track: DecisionTestApp['track'] = (body, headers) => app.track(body, headers);
const metrics = [{ selector: '#buy' }, { custom: true, selector: 'signup' }];

async function buildTracked(overrides: object = {}, project: object = {}): Promise<BuiltExperiment> {
  const { id } = await buildProject(bed.dataSource, project);
  return buildExperiment(bed.dataSource, id, overrides, { metrics });
}

function eventsOf({ id }: Experiment): Promise<Event[]> {
  return bed.dataSource
    .getRepository(Event)
    .find({ where: { experimentId: id }, order: { receivedAt: 'ASC', id: 'ASC' } });
}

/** Live and QA counter of each metric. */
const countersOf = ({ id }: Experiment): Promise<number[][]> => readCounters(bed.dataSource, id);

describe('POST /metrics/track', () => {
  it('counts a click of an Active experiment in Live mode', async () => {
    const experiment = await buildTracked();

    const response = await track({
      ...{ experimentId: experiment.id, custom: false, metricsId: experiment.metrics[0]!.id },
      ...{ endUserId: 42, value: 12.5 },
    });

    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.body).toEqual({ message: 'Metric tracked successfully in Live mode', triggered: true });
    expect(await countersOf(experiment)).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(await eventsOf(experiment)).toMatchObject([
      { endUserId: '42', type: 'click', metricId: experiment.metrics[0]!.id, value: 12.5 },
    ]);
  });

  it.each(['Draft', 'Paused', 'Ended', 'Archived'] as const)(
    'counts a custom event of a %s experiment in QA mode',
    async (status) => {
      const experiment = await buildTracked({ status });

      const { body } = await track({ experimentId: experiment.id, custom: true, eventName: 'signup' });

      expect(body).toEqual({ message: 'Metric tracked successfully in QA mode', triggered: true });
      expect(await countersOf(experiment)).toEqual([
        [0, 0],
        [0, 1],
      ]);
      expect(await eventsOf(experiment)).toMatchObject([
        { endUserId: null, type: 'signup', metricId: null, value: null },
      ]);
    },
  );

  it('counts an event for every metric of its name, and stores it once', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const twice = [...metrics, { custom: true, selector: 'signup', kind: 'mean' as const }];
    const experiment = await buildExperiment(bed.dataSource, projectId, {}, { metrics: twice });

    await track({ experimentId: experiment.id, custom: true, eventName: 'signup', value: 3 });

    expect((await countersOf(experiment)).map(([live]) => live)).toEqual([0, 1, 1]);
    expect(await eventsOf(experiment)).toHaveLength(1);
  });

  it('counts an event of the longest name', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const selector = '€'.repeat(1_000);
    const own = { metrics: [{ custom: true, selector }] };
    const experiment = await buildExperiment(bed.dataSource, projectId, {}, own);
    await app.decide({ url: 'https://shop.example/', projectId, endUserId: 'ada' });

    const { status } = await track({
      ...{ experimentId: experiment.id, custom: true, eventName: selector, endUserId: 'ada' },
    });

    expect(status).toBe(200);
    expect((await countersOf(experiment))[0]).toEqual([1, 0]);
  });

  it('finds an experiment by its key', async () => {
    const experiment = await buildTracked();

    const { projectId } = experiment;
    const alone = await track({ experimentId: experiment.key, projectId, custom: true, eventName: 'signup' });
    const digits = await track({ experimentId: String(experiment.id), custom: true, eventName: 'signup' });

    expect([alone.status, digits.status]).toEqual([200, 200]);
    expect(await eventsOf(experiment)).toHaveLength(2);
  });

  it('takes the key of an experiment with its project only', async () => {
    const one = await buildTracked({ key: 'homepage' });
    const other = await buildTracked({ key: 'homepage' });
    const event = { experimentId: 'homepage', custom: true, eventName: 'signup' };

    const unnamed = await track(event);
    const named = await track({ ...event, projectId: other.projectId });

    expect(unnamed).toMatchObject({
      status: 422,
      body: { code: 'project-needed', errors: [{ field: 'projectId' }] },
    });
    expect(named.status).toBe(200);
    expect(await eventsOf(one)).toHaveLength(0);
    expect(await eventsOf(other)).toHaveLength(1);
  });

  it('knows no experiment of another project than the one named', async () => {
    const experiment = await buildTracked();
    const other = await buildTracked();
    const event = { custom: true, eventName: 'signup', projectId: other.projectId };

    const byId = await track({ ...event, experimentId: experiment.id });
    const byKey = await track({ ...event, experimentId: experiment.key });

    expect([byId.status, byKey.status]).toEqual([404, 404]);
  });

  it.each([0, 2_147_483_647, 2 ** 50, 'no-such-key', 'No Key', '999999999999'])(
    'knows no experiment %p',
    async (experimentId) => {
      const { projectId } = await buildTracked();
      const response = await track({ experimentId, metricsId: 1, projectId });

      expect(response.status).toBe(404);
      expect(response.body.detail).toMatch(/experiment/);
    },
  );

  it('knows no experiment of a disabled organization', async () => {
    const experiment = await buildTracked();
    const [{ organization_id: id }] = await bed.dataSource.query(
      'SELECT organization_id FROM project WHERE id = $1',
      [experiment.projectId],
    );
    await bed.dataSource.getRepository(Organization).update(id, { disabled: true });

    const { status } = await track({ experimentId: experiment.id, custom: true, eventName: 'signup' });

    expect(status).toBe(404);
  });

  it('knows no metric of another experiment, and no event that nothing measures', async () => {
    const experiment = await buildTracked();
    const other = await buildTracked();

    const foreign = await track({ experimentId: experiment.id, metricsId: other.metrics[0]!.id });
    const unmeasured = await track({ experimentId: experiment.id, custom: true, eventName: 'login' });
    const selector = await track({ experimentId: experiment.id, custom: true, eventName: '#buy' });

    expect([foreign.status, unmeasured.status, selector.status]).toEqual([404, 404, 404]);
    expect(await eventsOf(experiment)).toEqual([]);
  });

  it.each([
    [{ metricsId: 1 }, 'experimentId'],
    [{ experimentId: 1 }, 'metricsId'],
    [{ experimentId: 1, custom: true }, 'eventName'],
    [{ experimentId: 1, metricsId: 1, endUserId: 'a\0b' }, 'endUserId'],
    [{ experimentId: 1, metricsId: 1, value: 1e300 }, 'value'],
    [null, 'body'],
  ])('refuses the body %j', async (body, field) => {
    const response = await track(body);

    expect(response.status).toBe(422);
    expect(response.body.errors.map((fault: Json) => fault.field)).toEqual([field]);
  });

  it('counts an event id once per project, also when retries race over two processes', async () => {
    const experiment = await buildTracked();
    const other = await buildTracked();
    const second = await bed.startApp();
    const event = { experimentId: experiment.id, custom: true, eventName: 'signup', eventId: 'order-1' };

    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? app : second).track(event)),
    );
    const elsewhere = await track({ ...event, experimentId: other.id });

    expect(answers.every(({ status, body }) => status === 200 && body.triggered)).toBe(true);
    expect(elsewhere.status).toBe(200);
    expect(await eventsOf(experiment)).toHaveLength(1);
    expect(await countersOf(experiment)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(await eventsOf(other)).toHaveLength(1);
    expect(await bed.dataSource.getRepository(EventMark).countBy({ projectId: experiment.projectId })).toBe(
      1,
    );
  });

  it('loses no count when two processes count the same metrics at a time', async () => {
    const experiment = await buildTracked();
    const second = await bed.startApp();
    const [click] = experiment.metrics;

    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        (index % 2 ? app : second).track(
          index % 3
            ? { experimentId: experiment.id, metricsId: click!.id, endUserId: index }
            : { experimentId: experiment.id, custom: true, eventName: 'signup', endUserId: index },
        ),
      ),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await countersOf(experiment)).toEqual([
      [200, 0],
      [100, 0],
    ]);
    expect(await eventsOf(experiment)).toHaveLength(300);
  });

  it('takes a beacon', async () => {
    const experiment = await buildTracked();

    const response = await track(
      JSON.stringify([{ experimentId: experiment.id, custom: true, eventName: 'signup' }]),
      { 'content-type': 'text/plain;charset=UTF-8', origin: 'https://shop.example' },
    );

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
  });

  it.each(['application/json', 'text/plain'])('says that a %s body is no JSON', async (type) => {
    const response = await track('{', { 'content-type': type });

    expect(response.status).toBe(400);
  });

  it('refuses other origins than those the project names', async () => {
    const experiment = await buildTracked({}, { allowedOrigins: ['https://shop.example'] });
    const event = { experimentId: experiment.id, custom: true, eventName: 'signup' };

    const refused = await track(event, { origin: 'https://evil.example' });
    const refusedAll = await track([event, event], { origin: 'https://evil.example' });
    const served = await track(event, { origin: 'https://shop.example' });
    const noBrowser = await track(event);

    expect([refused.status, refusedAll.status]).toEqual([403, 403]);
    expect([served.status, noBrowser.status]).toEqual([200, 200]);
    expect(await eventsOf(experiment)).toHaveLength(2);
  });

  it("corrects a browser's clock and never counts ahead of time", async () => {
    const experiment = await buildTracked();
    const event = { experimentId: experiment.id, custom: true, eventName: 'signup' };
    const hourAhead = Date.now() + hourMs;
    const before = Date.now();

    await track({ ...event, timestamp: hourAhead - 60_000, sentAt: hourAhead });
    await track({ ...event, timestamp: new Date(hourAhead).toISOString() });
    await track({ ...event, timestamp: '2026-01-01T00:00:00' });

    const [shifted, ahead, past] = await eventsOf(experiment);
    expect(shifted!.occurredAt.getTime()).toBeGreaterThanOrEqual(before - 60_000);
    expect(shifted!.occurredAt.getTime()).toBe(shifted!.receivedAt.getTime() - 60_000);
    expect(ahead!.occurredAt).toEqual(ahead!.receivedAt);
    expect(past!.occurredAt).toEqual(new Date('2026-01-01T00:00:00Z'));
  });

  it('works with a trailing slash', async () => {
    const experiment = await buildTracked();
    const event = { experimentId: experiment.id, custom: true, eventName: 'signup' };

    const { status } = await app.request('POST', '/metrics/track/', event);

    expect(status).toBe(200);
  });
});

describe('POST /metrics/track with an array', () => {
  it('stores the good ones and names the others', async () => {
    const experiment = await buildTracked();
    const good = { experimentId: experiment.id, custom: true, eventName: 'signup' };
    const everywhere = { projectId: experiment.projectId, custom: true, endUserId: 1 };
    // No compression makes it short enough for an index of PostgreSQL.
    const long = String.fromCharCode(
      ...Array.from({ length: 1_000 }, (_, at) => 0x4e00 + ((at * 7_919) % 20_000)),
    );

    const response = await track([
      { ...good, eventId: 'a' },
      { ...good, eventId: 'a' },
      { ...good, value: 'x' },
      7,
      { ...good, experimentId: 2_000_000_000 },
      { ...good, eventName: 'login' },
      good,
      { ...everywhere, eventName: 'signup\0' },
      { ...everywhere, eventName: 'signup\ud800' },
      { ...everywhere, eventName: long },
    ]);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      accepted: 3,
      duplicates: 1,
      rejected: [
        { index: 2, detail: expect.stringMatching(/value/) },
        { index: 3, detail: expect.stringMatching(/object/) },
        { index: 4, detail: expect.stringMatching(/experiment/) },
        { index: 5, detail: expect.stringMatching(/metric/) },
        { index: 7, detail: expect.stringMatching(/^eventName/) },
        { index: 8, detail: expect.stringMatching(/^eventName/) },
      ],
    });
    expect(await eventsOf(experiment)).toHaveLength(2);
    expect((await countersOf(experiment))[1]).toEqual([2, 0]);
  });

  it('takes a thousand events and not one more', async () => {
    const experiment = await buildTracked();
    const event = { experimentId: experiment.id, metricsId: experiment.metrics[0]!.id };

    const thousand = await track(Array.from({ length: 1_000 }, (_, endUserId) => ({ ...event, endUserId })));
    const more = await track(Array(1_001).fill(event));

    expect(thousand.body).toEqual({ accepted: 1_000, duplicates: 0, rejected: [] });
    expect(more.status).toBe(413);
    expect((await countersOf(experiment))[0]).toEqual([1_000, 0]);
  });

  it('may be empty', async () => {
    const response = await track([]);

    expect(response.body).toEqual({ accepted: 0, duplicates: 0, rejected: [] });
  });
});
