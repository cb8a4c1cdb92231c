import type { DeepPartial } from 'typeorm';
import { Assignment, Organization, TagSighting, type Condition, type Experiment } from '#libs/entities';
import { earlyInMinute } from '../support/early-in-minute.js';
import { setCounters } from '../support/counters.js';
import { buildExperiment, buildProject } from '../support/builders.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

afterAll(() => bed.stop());

const url = 'https://shop.example/product/7';

const decide: DecisionTestApp['decide'] = (body, headers) => app.decide(body, headers);

function decidedIds({ decisions }: Json): number[] {
  return decisions.map(({ experimentId }: { experimentId: number }) => experimentId);
}

function assignmentsOf({ id }: Experiment): Promise<Assignment[]> {
  return bed.dataSource.getRepository(Assignment).findBy({ experimentId: id });
}

describe('POST /decision', () => {
  it('answers with all that a page needs to show its variations', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(
      bed.dataSource,
      project.id,
      { title: 'Buy button', js: 'go()', css: '.a{}', triggerType: 'DOM Ready', conditionType: 'ANY' },
      {
        traffic: [100],
        variations: [{ js: 'v()', css: '.v{}' }],
        conditions: [{ operator: 'CONTAIN', urls: ['/product/', '/offer/'] }],
        metrics: [{ title: 'Buy', selector: '#buy', description: 'clicks' }],
      },
    );
    const { id: experimentId, key: experimentKey, variations, conditions, metrics } = experiment;
    await setCounters(bed.dataSource, metrics[0]!.id, { live: 7 });

    const response = await decide({ projectId: project.id, url, endUserId: 42 });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.body).toEqual({
      endUserId: 42,
      decisions: [
        {
          ...{ experimentId, experimentKey, experimentTitle: 'Buy button' },
          ...{ experimentJs: 'go()', experimentCss: '.a{}', type: 'AB Test', triggerType: 'DOM Ready' },
          ...{ url: null, conditionType: 'ANY', matching: 2 },
          variation: {
            ...{ variationId: variations[0]!.id, variationTitle: 'Control', js: 'v()', css: '.v{}' },
            ...{ redirectUrl: null, isControl: true },
          },
          conditions: [
            { id: conditions[0]!.id, experimentId, urls: ['/product/', '/offer/'], operator: 'CONTAIN' },
          ],
          metrics: [
            {
              ...{ id: metrics[0]!.id, experimentId, title: 'Buy', custom: false, selector: '#buy' },
              ...{ description: 'clicks', triggeredOnLIVE: 0, triggeredOnQA: 0 },
            },
          ],
        },
      ],
    });
  });

  it('answers Active experiments whose targeting holds, in ascending id', async () => {
    const project = await buildProject(bed.dataSource);
    const build = (overrides: object, parts: object = {}) =>
      buildExperiment(bed.dataSource, project.id, overrides, parts);
    const everywhere = await build({});
    await build({ status: 'Draft', startedAt: null, startedAllocationVersion: null });
    await build({ status: 'Paused' });
    await build({}, { conditions: [{ operator: 'CONTAIN', urls: ['/cart'] }] });
    const here = await build({}, { conditions: [{ operator: 'CONTAIN', urls: ['/product/'] }] });
    await build(
      { url: 'https://shop.example/other' },
      { conditions: [{ operator: 'IS', urls: ['https://shop.example/third'] }] },
    );

    const { body } = await decide({ projectId: project.id, url, endUserId: 'v1' });

    expect(decidedIds(body)).toEqual([everywhere.id, here.id]);
  });

  it('matches an experiment from before as it did then, and others as people mean it', async () => {
    const project = await buildProject(bed.dataSource);
    const build = (
      matching: 1 | 2,
      conditions: DeepPartial<Condition>[],
      fields: DeepPartial<Experiment> = {},
    ) =>
      buildExperiment(
        bed.dataSource,
        project.id,
        { conditionType: 'ANY', ...fields, matching },
        { conditions },
      );
    const conditions: DeepPartial<Condition>[] = [
      { operator: 'CONTAIN', urls: ['/größe/'] },
      { operator: 'NOT CONTAIN', urls: ['/cart'] },
    ];
    const before = await build(1, conditions);
    const now = await build(2, conditions);
    const page = await build(2, [{ operator: 'IS', urls: ['https://shop.example/landing'] }]);
    const route = await build(2, [{ operator: 'IS', urls: ['https://shop.example/#/pricing'] }]);
    const any = await build(2, [
      { operator: 'IS', urls: ['https://shop.example/landing'], ignoreQuery: 'all' },
      { operator: 'PATH IS', urls: ['/path'] },
      { operator: 'PATH CONTAINS', urls: ['/part/'] },
      { operator: 'QUERY HAS', urls: ['size=xl'] },
      { operator: 'REGEX', urls: ['/\\d{3}$'] },
    ]);
    const decidedOn = async (path: string) =>
      decidedIds((await decide({ projectId: project.id, url: `https://shop.example${path}` })).body);

    expect(await decidedOn('/')).toEqual([before.id]);
    expect(await decidedOn('/gr%C3%B6%C3%9Fe/1')).toEqual([before.id, now.id]);
    expect(await decidedOn('/größe/cart')).toEqual([before.id]);
    expect(await decidedOn('/landing?gclid=1&utm_source=x')).toEqual([before.id, page.id, any.id]);
    expect(await decidedOn('/landing?size=m')).toEqual([before.id, any.id]);
    expect(await decidedOn('/#/pricing')).toEqual([before.id, route.id]);
    for (const path of ['/path/?x', '/a/part/b', '/cart?size=xl', '/cart/123'])
      expect(await decidedOn(path)).toContain(any.id);
    expect(await decidedOn('/cart/12?size=l')).toEqual([]);
  });

  it('gives the id back as it was given, and no decisions for a project without experiments', async () => {
    const project = await buildProject(bed.dataSource);

    const asText = await decide({ projectId: project.id, url, endUserId: '42' });
    const asInteger = await decide({ projectId: project.id, url, endUserId: 42 });

    expect(asText.body).toEqual({ endUserId: '42', decisions: [] });
    expect(asInteger.body).toEqual({ endUserId: 42, decisions: [] });
  });

  it('gives 42 and "42" the same variation and one assignment', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);

    const asText = await decide({ projectId: project.id, url, endUserId: '42' });
    const asInteger = await decide({ projectId: project.id, url, endUserId: 42 });

    expect(asText.body.decisions).toEqual(asInteger.body.decisions);
    expect(await assignmentsOf(experiment)).toHaveLength(1);
  });

  it.each([undefined, null])('makes an id for a visitor who has none (%p)', async (endUserId) => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);

    const { body } = await decide({ projectId: project.id, url, endUserId });

    expect(Number.isSafeInteger(body.endUserId)).toBe(true);
    expect(body.endUserId).toBeGreaterThan(0);
    expect((await assignmentsOf(experiment)).map(({ endUserId: id }) => id)).toEqual([
      String(body.endUserId),
    ]);
  });

  it.each(['ü€😀', '"quoted\\', '{a,b}', 'NULL', ' ', "'; DROP TABLE assignment; --"])(
    'records the visitor %p exactly as named',
    async (endUserId) => {
      const project = await buildProject(bed.dataSource);
      const experiment = await buildExperiment(bed.dataSource, project.id);

      const { status, body } = await decide({ projectId: project.id, url, endUserId });

      expect(status).toBe(200);
      expect(body.endUserId).toBe(endUserId);
      expect((await assignmentsOf(experiment)).map(({ endUserId: id }) => id)).toEqual([endUserId]);
    },
  );

  it('publishes trigger counters only for a project that wants it', async () => {
    const project = await buildProject(bed.dataSource, { publishCounters: true });
    const { metrics } = await buildExperiment(bed.dataSource, project.id, {}, { metrics: [{}] });
    await setCounters(bed.dataSource, metrics[0]!.id, { live: 7, qa: 3 });

    const { body } = await decide({ projectId: project.id, url });

    expect(body.decisions[0].metrics[0]).toMatchObject({ triggeredOnLIVE: 7, triggeredOnQA: 3 });
  });

  it.each([0, -1, 2_147_483_647, 2 ** 40])('knows no project %p', async (projectId) => {
    const response = await decide({ projectId, url });

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.body).toMatchObject({ status: 404, code: 'not-found', requestId: expect.any(String) });
  });

  it.each([{ disabled: true }, { verifiedAt: null }])(
    'knows no project of an organization that is %p',
    async (organization) => {
      const project = await buildProject(bed.dataSource);
      await bed.dataSource.getRepository(Organization).update(project.organizationId, organization);

      const { status } = await decide({ projectId: project.id, url });

      expect(status).toBe(404);
    },
  );

  it.each([
    [{ url }, 'projectId'],
    [{ projectId: '1', url }, 'projectId'],
    [{ projectId: 1 }, 'url'],
    [{ projectId: 1, url: '/product/7' }, 'url'],
    [{ projectId: 1, url: 'ftp://shop.example/' }, 'url'],
    [{ projectId: 1, url, endUserId: '' }, 'endUserId'],
    [{ projectId: 1, url, endUserId: 'x'.repeat(129) }, 'endUserId'],
    [{ projectId: 1, url, endUserId: 'a\0b' }, 'endUserId'],
    [{ projectId: 1, url, endUserId: -1 }, 'endUserId'],
    [{ projectId: 1, url, endUserId: 2 ** 53 }, 'endUserId'],
    [{ projectId: 1, url, endUserId: 1.5 }, 'endUserId'],
    [{ projectId: 1, url, endUserId: true }, 'endUserId'],
    [{ projectId: 1, url, attributes: 'x' }, 'attributes'],
    [[], 'body'],
  ])('refuses the body %j', async (body, field) => {
    const response = await decide(body);

    expect(response.status).toBe(422);
    expect(response.body.code).toBe('validation-failed');
    expect(response.body.errors.map((fault: Json) => fault.field)).toEqual([field]);
  });

  it('refuses half a character in an id', async () => {
    const response = await decide(`{"projectId":1,"url":"${url}","endUserId":"\\ud800"}`, {
      'content-type': 'application/json',
    });

    expect(response.status).toBe(422);
  });

  it.each(['', undefined])('takes an empty body for none', async (payload) => {
    const { status } = await decide(payload, { 'content-type': 'application/json' });

    expect(status).toBe(422);
  });

  it('ignores fields that it does not know', async () => {
    const project = await buildProject(bed.dataSource);

    const { status } = await decide({ projectId: project.id, url, sdkVersion: '9.9', constructor: 1 });

    expect(status).toBe(200);
  });

  it('says that a body is no JSON', async () => {
    const response = await decide('{"projectId":', { 'content-type': 'application/json' });

    expect(response.status).toBe(400);
    expect(response.body.code).toBe('malformed-request');
  });

  it('takes JSON that says it is text, as browsers send it without asking first', async () => {
    const project = await buildProject(bed.dataSource);
    const headers = { 'content-type': 'text/plain;charset=UTF-8', origin: 'https://shop.example' };

    const response = await decide(JSON.stringify({ projectId: project.id, url, endUserId: 'ada' }), headers);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ endUserId: 'ada', decisions: [] });
  });

  it('serves no other content type', async () => {
    const response = await decide('projectId=1', { 'content-type': 'application/x-www-form-urlencoded' });

    expect(response.status).toBe(415);
  });

  it('takes a body of 16 KiB and not a byte more', async () => {
    const project = await buildProject(bed.dataSource);
    const bodyOf = (bytes: number) => {
      const body = JSON.stringify({ projectId: project.id, url, attributes: { filler: '' } });
      return body.replace('""', `"${'x'.repeat(bytes - body.length)}"`);
    };
    const headers = { 'content-type': 'application/json' };

    const fits = await decide(bodyOf(16 * 1024), headers);
    const exceeds = await decide(bodyOf(16 * 1024 + 1), headers);

    expect(fits.status).toBe(200);
    expect(exceeds.status).toBe(413);
    expect(exceeds.body.code).toBe('too-large');
  });

  it('survives attributes nested as deep as a body can be', async () => {
    const nested = `{"projectId":1,"url":"${url}","attributes":${'{"a":'.repeat(2_500)}1${'}'.repeat(2_501)}`;

    const { status } = await decide(nested, { 'content-type': 'application/json' });

    expect(status).toBe(422);
  });

  it('works with a trailing slash and a query', async () => {
    const project = await buildProject(bed.dataSource);

    const response = await app.request('POST', '/decision/?v=2', { projectId: project.id, url });

    expect(response.status).toBe(200);
  });

  it('decides for declared bots and records nothing of them', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);

    const { body } = await decide(
      { projectId: project.id, url, endUserId: 'crawler' },
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    );

    expect(decidedIds(body)).toEqual([experiment.id]);
    expect(await assignmentsOf(experiment)).toEqual([]);
  });
});

describe('Calls from other sites', () => {
  it.each(['/decision', '/metrics/track', '/decision/'])(
    'are invited by the preflight of %s',
    async (path) => {
      const response = await app.request('OPTIONS', path, undefined, {
        origin: 'https://anywhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      });

      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-methods')).toMatch(/POST/);
      expect(response.headers.get('access-control-allow-headers')).toMatch(/content-type/i);
      expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThan(0);
    },
  );

  it('are refused by a project that names its origins', async () => {
    const allowedOrigins = ['https://shop.example', 'https://*.shops.example'];
    const project = await buildProject(bed.dataSource, { allowedOrigins });
    const from = (origin?: string) =>
      decide({ projectId: project.id, url }, origin === undefined ? {} : { origin });

    const refused = await from('https://evil.example');

    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe('origin-not-allowed');
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect((await from('null')).status).toBe(403);
    expect((await from('https://shop.example')).status).toBe(200);
    expect((await from('https://a.b.shops.example')).status).toBe(200);
    expect((await from('https://shops.example')).status).toBe(403);
    expect((await from()).status).toBe(200);
  });

  it('are noted with their origin, in whatever status the experiments are', async () => {
    const { id: projectId } = await buildProject(bed.dataSource, {
      allowedOrigins: ['https://shop.example'],
    });
    const from = (origin: string) => decide({ projectId, url }, { origin });

    await from('https://shop.example');
    await from('https://shop.example');
    await from('https://staging.example');
    await from('no origin');
    const read = () => bed.dataSource.getRepository(TagSighting).findBy({ projectId });
    await waitUntil(async () => (await read()).length >= 2);
    const seen = await read();

    const told = seen.map(({ origin, refused, previewedAt }) => [origin, refused, previewedAt]);
    expect(told.sort()).toEqual([
      ['https://shop.example', false, null],
      ['https://staging.example', true, null],
    ]);
  });
});

describe('The rate limit', () => {
  it('is shared by decisions and tracking, and counts each address by itself', async () => {
    const limited = await bed.startApp({ PUBLIC_RATE_LIMIT: '3', TRUST_PROXY: '1' });
    const project = await buildProject(bed.dataSource);
    const call = (path: string, address: string) =>
      limited.request('POST', path, { projectId: project.id, url }, { 'x-forwarded-for': address });
    await earlyInMinute();

    const answers = [
      await call('/decision', '192.0.2.1'),
      await call('/metrics/track', '192.0.2.1'),
      await call('/decision', '192.0.2.1'),
      await call('/decision', '192.0.2.1'),
      await call('/metrics/track', '192.0.2.1'),
      await call('/decision', '192.0.2.2'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 422, 200, 429, 429, 200]);
    const retryAfter = Number(answers[3]!.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(answers[3]!.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('what is kept of a first exposure', () => {
  const headers = {
    'user-agent':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'accept-language': 'de-AT,de;q=0.9',
    'cf-ipcountry': 'AT',
  };

  async function keptOf(asked: string, attributes?: object) {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    await decide({ projectId: project.id, url: asked, endUserId: 'ada', attributes }, headers);
    const [assignment] = await assignmentsOf(experiment);
    return assignment;
  }

  it('is what the results can be broken down by, not the address', async () => {
    const kept = await keptOf('https://shop.example/product/7?color=red', { plan: 'gold' });

    expect(kept).toMatchObject({ deviceType: 'mobile', campaignId: null });
    expect(kept?.attributes).toEqual({
      ...{ country_code: 'AT', browser: 'Safari', operating_system: 'iOS', language: 'de', plan: 'gold' },
    });
  });

  it.each([
    ['https://shop.example/?utm_campaign=spring&utm_source=mail', 'spring'],
    ['https://shop.example/?utm%5Fcampaign=fr%C3%BChling', 'frühling'],
    ['https://shop.example/spring?q=100%25', null],
  ])('keeps the campaign of %s', async (asked, campaignId) => {
    expect(await keptOf(asked)).toMatchObject({ campaignId });
  });
});
