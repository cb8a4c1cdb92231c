import { connect } from 'node:net';
import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let call: Call;
let experiment: Json;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  experiment = await new ExperimentBuilder(app, owner).experiment();
});
afterAll(() => app.stop());

let segments = 0;
const json = { 'content-type': 'application/json' };
const path = () => `/experiments/${experiment.id}`;
const patch = (body: string | Uint8Array, headers: Record<string, string> = json) =>
  call('PATCH', path(), body, headers);
const nested = (depth: number) => '{"title":' + '['.repeat(depth) + ']'.repeat(depth) + '}';

describe('a body', () => {
  it.each([
    ['cut off', '{"title": "x'],
    ['not JSON', 'title=x'],
    ['with a trailing comma', '{"title": "x",}'],
    ['two values', '{} {}'],
    ['NaN', '{"coverage": NaN}'],
    ['a byte order mark and rubbish', '\ufeff{'],
  ])('of %s is malformed', async (_, body) => {
    expectProblem(await patch(body), 400, { code: 'malformed-request' });
  });

  it.each([
    ['{"__proto__": {}}', '__proto__'],
    ['{"title": "x", "__proto__": {"status": "Ended"}}', '__proto__'],
    ['{"title": "x", "constructor": {"prototype": {"x": 1}}}', 'constructor'],
    ['{"title": "x", "constructor": 1}', 'constructor'],
    ['{"title": "x", "tags": [{"__proto__": 1}]}', 'tags.0.__proto__'],
  ])('of %s is JSON with a field that nobody knows', async (body, field) => {
    expectProblem(await patch(body), 422, { code: 'validation-failed', fields: [field] });
    expect(({} as Json).x).toBeUndefined();
  });

  it.each([
    '{"__proto__": {"a": 1}}',
    '{"a": {"constructor": {"prototype": {"a": 1}}}}',
    '{"constructor": "Ferrari"}',
    '{"car": {"constructor": {"$in": ["Ferrari"]}}}',
    '{"$and": [{"prototype": 1}]}',
  ])(
    'with free data of the form %s is refused by the name in it, and a word that is only data is taken',
    async (data) => {
      const body = (rules: string) =>
        `{"projectId": ${owner.projectId}, "name": "s${++segments}", "rules": ${rules}}`;
      const make = (rules: string) => call('POST', '/segments', Buffer.from(body(rules)), json);

      expectProblem(await make(data), 422);
      expect((await make('{"a": "constructor"}')).status).toBe(201);
      expect(({} as Json).a).toBeUndefined();
    },
  );

  it.each(['[]', '[{"title": "x"}]', '"title"', '5', 'true', 'false', '""'])(
    'of %s is invalid',
    async (body) => {
      expectProblem(await patch(body), 422);
    },
  );

  it('of null counts as nothing', async () => {
    expectProblem(await patch('null'), 422, { detail: 'at least one field' });
  });

  it('of no bytes counts as no body', async () => {
    expectProblem(await patch(''), 422, { detail: 'at least one field' });
    expect((await call('POST', `${path()}/duplicate`, '', json)).status).toBe(201);
    expect((await call('GET', path(), undefined, json)).status).toBe(200);
    const { body } = await call('POST', `${path()}/metrics`, { title: 'x', selector: 'x' });
    expect((await call('DELETE', `/metrics/${body.id}`, '', json)).status).toBe(200);
  });

  it('of bytes that are no UTF-8 is refused', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"title":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]);

    const response = await patch(bytes);

    expect([200, 400, 422]).toContain(response.status);
  });

  it.each([32, 100, 10_000])('of %i lists inside an object is too complex', async (depth) => {
    expectProblem(await patch(nested(depth)), 422, { code: 'too-complex', detail: '32 levels' });
  });

  it('of 31 lists inside an object is looked at', async () => {
    expectProblem(await patch(nested(31)), 422, { code: 'validation-failed', fields: ['title'] });
  });

  it.each([1024 * 1024, 4 * 1024 * 1024])('over %i bytes is too large', async (bytes) => {
    const response = await patch(JSON.stringify({ title: 'x'.repeat(bytes) }));

    expectProblem(response, 413, { code: 'too-large' });
  });

  it.each([1_001, 10_000, 80_000])('of %i unknown keys is too complex', async (count) => {
    const keys = Array.from({ length: count }, (_, index) => `"k${index}":1`).join();

    const response = await patch(`{${keys}}`);

    expectProblem(response, 422, { code: 'too-complex', detail: '1000 keys' });
  });

  it('of 1,000 unknown keys is refused briefly', async () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => `"k${index}":1`).join();

    const response = await patch(`{${keys}}`);

    expectProblem(response, 422, { code: 'validation-failed' });
    expect(JSON.stringify(response.body).length).toBeLessThan(100_000);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'text/json',
    'x',
    'multipart/form-data; boundary=x',
  ])('of type %s is not served', async (type) => {
    expectProblem(await patch('{"title": "x"}', { 'content-type': type }), 415);
  });

  it('without a type is not served', async () => {
    const bytes = Buffer.from('{"title": "x"}');

    expectProblem(await call('PATCH', path(), bytes, {}), 415);
  });

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset="utf-8"'])(
    'of type %s is served',
    async (type) => {
      expect((await patch('{"title": "Typed"}', { 'content-type': type })).status).toBe(200);
    },
  );
});

describe('an address', () => {
  it.each([
    '/experiments',
    '/nothing',
    '/experiments/1/nothing',
    '/experiments//variations',
    '/EXPERIMENTS/1',
  ])('%s leads nowhere', async (address) => {
    expectProblem(await call('GET', address), 404, { code: 'not-found' });
  });

  it.each(['/experiments/%', '/experiments/%zz', '/experiments/%c3%28', '/%ff', '/experiments/%E0%A4%A'])(
    '%s is malformed',
    async (address) => {
      expectProblem(await call('GET', address), 400);
    },
  );

  it('with a long part leads nowhere', async () => {
    expectProblem(await call('GET', `/experiments/${'1'.repeat(201)}`), 404);
  });

  it('works with a trailing slash, without a redirect', async () => {
    const { status, body } = await call('GET', `${path()}/`);

    expect(status).toBe(200);
    expect(body.id).toBe(experiment.id);
    expect((await call('GET', `${path()}/variations/?x=1`)).status).toBe(200);
    const made = await call('POST', '/projects/', { orgId: owner.orgId, name: 'Trailing' });
    expect(made.status).toBe(201);
  });

  it('answers methods it has not with 404', async () => {
    expectProblem(await call('PUT', path(), {}), 404);
    expectProblem(await call('DELETE', path()), 404);
  });

  it('with more than 1,000 parameters is too complex', async () => {
    const query = Array.from({ length: 1_001 }, (_, index) => `k${index}`).join('&');

    expectProblem(await call('GET', `${path()}?${query}`), 422, { code: 'too-complex' });
  });

  it.each(['?id=5', '?__proto__=x', '?a[b]=c', '?%00', '?=&&=', `?${'a=b&'.repeat(2000)}`])(
    'takes the query %s where it asks for none',
    async (query) => {
      expect((await call('GET', `${path()}${query}`)).status).toBe(200);
    },
  );
});

describe('OPTIONS', () => {
  it('that is no preflight is answered as any method that is not served', async () => {
    const origin = { origin: 'https://elsewhere.example' };

    const method = { 'access-control-request-method': 'GET' };
    for (const headers of [{}, origin, method] as Record<string, string>[])
      expectProblem(await app.request('OPTIONS', path(), undefined, headers), 404, { code: 'not-found' });
  });

  it('that is a preflight is answered without a body', async () => {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'PATCH' };

    const { status, headers: answered } = await app.request('OPTIONS', path(), undefined, headers);

    expect(status).toBe(204);
    expect(answered.get('access-control-allow-methods')).toContain('PATCH');
  });
});

describe('a request that is no HTTP', () => {
  const send = (bytes: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(app.origin).port), '127.0.0.1');
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.on('close', () => resolve(answer)).on('error', () => undefined);
      socket.write(bytes);
    });

  it.each([
    ['rubbish', 'HELLO\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`, 431],
  ])('(%s) is answered with a problem and closed', async (_, bytes, status) => {
    const answer = await send(bytes);

    const [head, body] = answer.split('\r\n\r\n') as [string, string];
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const headers = new Headers(
      head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(': ') as [string, string]),
    );
    expectProblem({ status, headers, body: JSON.parse(body) }, status);
  });
});

describe('a login', () => {
  it('is needed', async () => {
    const logins: Record<string, string>[] = [
      {},
      { email: owner.email },
      { authorization: 'Bearer', email: owner.email },
      { authorization: 'Bearer x.y.z', email: owner.email },
      { authorization: `Basic ${Buffer.from('a:b').toString('base64')}`, email: owner.email },
      { authorization: owner.headers.authorization.replace(/.$/, ''), email: owner.email },
    ];
    for (const headers of logins) {
      expectProblem(await app.request('GET', path(), undefined, headers), 401, { code: 'not-authenticated' });
    }
  });

  it('is refused with a token of another algorithm', async () => {
    const [, claims, signature] = owner.headers.authorization.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');

    for (const token of [`${none}.${claims}.`, `${none}.${claims}.${signature}`]) {
      const headers = { authorization: `Bearer ${token}`, email: owner.email };
      expectProblem(await app.request('GET', path(), undefined, headers), 401);
    }
  });

  it('needs the e-mail header, compared without case', async () => {
    const { authorization } = owner.headers;
    const get = (headers: Record<string, string>) => app.request('GET', path(), undefined, headers);

    expectProblem(await get({ authorization }), 403, { code: 'email-header-mismatch' });
    expectProblem(await get({ authorization, email: '' }), 403);
    expectProblem(await get({ authorization, email: 'other@example.com' }), 403);
    expectProblem(await get({ authorization, email: `${owner.email},${owner.email}` }), 403);
    expect((await get({ authorization, email: ` ${owner.email.toUpperCase()} ` })).status).toBe(200);
  });
});

describe('an answer', () => {
  it('carries an id of its own request', async () => {
    const [first, second] = [await call('GET', '/nothing'), await call('GET', '/nothing')];

    expect(first.body.requestId).not.toBe(second.body.requestId);
  });

  it('of the root is a text for programs and a page for browsers', async () => {
    const text = await app.request('GET', '/', undefined, { accept: '*/*' });
    const page = await app.request('GET', '/', undefined, { accept: 'text/html,*/*' });

    expect(text).toMatchObject({ status: 200, body: 'App is running.....!' });
    expect(page.status).toBe(302);
  });
});
