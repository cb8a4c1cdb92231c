import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { encodeForm, png, upload } from '../support/forms.js';
import type { Account } from '../support/product.js';
import { S3Server } from '../support/s3-server.js';
import { waitUntil } from '../support/wait-until.js';

const mebibyte = 1024 * 1024;

const publicPathOf = (url: string): string => new URL(url).pathname;

async function download(app: TestApp, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(app.origin + path, { headers });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

describe.each(['folder', 'S3'])('files in a store of the kind %s', (kind) => {
  let server: S3Server | undefined;
  let app: TestApp;
  let owner: Account;
  let stranger: Account;

  beforeAll(async () => {
    server = kind === 'S3' ? await S3Server.start() : undefined;
    app = await startAdminApp({ PUBLIC_URL: 'https://ab.example.com', SIGN_UP: 'open', ...server?.settings });
    owner = await app.signUp();
    stranger = await app.signUp();
  });

  afterAll(async () => {
    await app.stop();
    await server?.stop();
  });

  it('keeps an image and shows it to everybody under its address', async () => {
    const content = Buffer.concat([png(), randomBytes(200_000)]);

    const created = await upload(app, owner, content, 'Hero Image.PNG');
    const shown = await download(app, publicPathOf(created.body.url));

    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      id: expect.any(Number),
      url: expect.stringMatching(/^https:\/\/ab\.example\.com\/files\/public\/[\w-]{32}\/Hero-Image\.png$/),
      type: 'image/png',
      size: content.length,
    });
    expect(shown.status).toBe(200);
    expect(shown.bytes.equals(content)).toBe(true);
  });

  it('shows an image with headers that let it be embedded everywhere and run nowhere', async () => {
    const { body } = await upload(app, owner, png());

    const { headers } = await download(app, publicPathOf(body.url), { origin: 'https://shop.example.org' });

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(body.size),
      'content-disposition': 'inline; filename="image.png"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('answers a HEAD request, and one for what the browser has already, without the content', async () => {
    const path = publicPathOf((await upload(app, owner, png())).body.url);
    const etag = (await download(app, path)).headers.get('etag')!;

    const head = await fetch(app.origin + path, { method: 'HEAD' });
    const known = await download(app, path, { 'if-none-match': etag });

    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect([known.status, known.bytes.length]).toEqual([304, 0]);
  });

  it('says what a file is, to members who may read the project', async () => {
    const { body } = await upload(app, owner, png());
    const viewer = await app.addMember(owner, { permission: 'Viewer' });

    const answer = await app.request('GET', `/files/${body.id}`, undefined, viewer.headers);

    expect([answer.status, answer.body]).toEqual([200, body]);
  });

  it('lets viewers neither add nor remove', async () => {
    const { body } = await upload(app, owner, png());
    const viewer = await app.addMember(owner, { permission: 'Viewer' });

    const added = await upload(app, viewer, png());
    const removed = await app.request('DELETE', `/files/${body.id}`, undefined, viewer.headers);

    expect([added.status, removed.status]).toEqual([403, 403]);
    expect((await download(app, publicPathOf(body.url))).status).toBe(200);
  });

  it('removes a file and its content', async () => {
    const { body } = await upload(app, owner, png());

    const removed = await app.request('DELETE', `/files/${body.id}`, undefined, owner.headers);

    expect([removed.status, removed.body]).toEqual([200, body]);
    expect((await download(app, publicPathOf(body.url))).status).toBe(404);
    for (const method of ['GET', 'DELETE'])
      expect((await app.request(method, `/files/${body.id}`, undefined, owner.headers)).status).toBe(404);
  });

  it('hides files and projects of another organization', async () => {
    const { body } = await upload(app, owner, png());

    const attempts = [
      await app.request('GET', `/files/${body.id}`, undefined, stranger.headers),
      await app.request('DELETE', `/files/${body.id}`, undefined, stranger.headers),
      await upload(app, { ...stranger, projectId: owner.projectId }, png()),
    ];

    expect(attempts.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await download(app, publicPathOf(body.url))).status).toBe(200);
  });

  it('shows nothing of a disabled organization', async () => {
    const account = await app.signUp();
    const { body } = await upload(app, account, png());

    await app.dataSource.query('UPDATE organization SET disabled = true WHERE id = $1', [account.orgId]);

    expect((await download(app, publicPathOf(body.url))).status).toBe(404);
  });

  it('keeps an image of exactly 5 MiB', async () => {
    const { status, body } = await upload(app, owner, png(5 * mebibyte));

    expect([status, body.size]).toEqual([201, 5 * mebibyte]);
  });

  it.each([5 * mebibyte + 1, 12 * mebibyte])('refuses an image of %d bytes', async (bytes) => {
    const before = await countObjects();

    const { status, body } = await upload(app, owner, png(bytes));

    expect([status, body.code]).toEqual([413, 'too-large']);
    expect(await countObjects()).toEqual(before);
  });

  it.each([
    ['a web page called image', '<!doctype html><script>alert(1)</script>', 'image.png'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.svg'],
    ['an empty file', '', 'image.png'],
  ])('refuses %s', async (_, content, name) => {
    const before = await countObjects();

    const { status, body } = await upload(app, owner, Buffer.from(content), name);

    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    expect(await countObjects()).toEqual(before);
  });

  it('takes the type from the content, whatever the sender says', async () => {
    const gif = Buffer.concat([Buffer.from('GIF89a'), randomBytes(20)]);

    const { body } = await upload(app, owner, gif, 'photo.jpg');

    expect(body.type).toBe('image/gif');
    expect(body.url).toMatch(/photo\.gif$/);
  });

  it('keeps nothing when the sender goes away in the middle', async () => {
    const before = await countObjects();
    const { body, headers } = await encodeForm(['file', new Blob([new Uint8Array(png(mebibyte))]), 'a.png']);
    const { hostname, port } = new URL(app.origin);

    const socket = connect(Number(port), hostname);
    const head = { ...owner.headers, ...headers, host: 'x', 'content-length': String(body.length) };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /projects/${owner.projectId}/files HTTP/1.1\r\n${lines.join('')}\r\n`);
    socket.write(body.subarray(0, body.length / 2));
    if (kind === 'folder') await waitUntil(() => unfinished() === 1);
    else await sleep(200);
    socket.destroy();
    await waitUntil(() => unfinished() === 0);

    expect(await countObjects()).toEqual(before);
    expect((await upload(app, owner, png())).status).toBe(201);
  });

  /** Rows, and what lies in the store where that can be seen. */
  async function countObjects(): Promise<[rows: number, stored: number]> {
    const [{ count }] = await app.dataSource.query('SELECT count(*)::int FROM project_file');
    const folder = server ? server.folder : join(app.dataDir, 'storage/objects');
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
    return [count, names.filter((name) => /[\w-]{32}/.test(String(name))).length];
  }

  function unfinished(): number {
    const folder = join(app.dataDir, 'storage/incoming');
    return existsSync(folder) ? readdirSync(folder).length : 0;
  }
});

describe('files', () => {
  let app: TestApp;
  let owner: Account;

  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp();
  });

  afterAll(() => app.stop());

  const send = (body: unknown, headers: Record<string, string> = {}) =>
    app.request('POST', `/projects/${owner.projectId}/files`, body, { ...owner.headers, ...headers });

  it('are taken as a form only', async () => {
    const answers = [
      await send({ file: 'x' }),
      await send(undefined),
      await send(png(), { 'content-type': 'image/png' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([415, 415, 415]);
  });

  it('are refused in forms without a file, with more than one, and with other fields', async () => {
    const image = new Blob([new Uint8Array(png())]);
    const forms = [
      await encodeForm(['file', 'text']),
      await encodeForm(['file', image, 'a.png'], ['file', image, 'b.png']),
      await encodeForm(['file', image, 'a.png'], ['title', 'Hero']),
      await encodeForm(['title', 'Hero'], ['file', image, 'a.png']),
    ];

    for (const { body, headers } of forms) {
      const answer = await send(body, headers);
      expect([answer.status, answer.body.errors?.[0].field]).toEqual([422, 'file']);
    }
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'without an end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\x89PNG',
    ],
    ['of garbage', 'multipart/form-data; boundary=b', 'garbage'],
    ['without anything', 'multipart/form-data; boundary=b', ''],
  ])('are refused in a form %s', async (_, type, body) => {
    const answer = await send(Buffer.from(body, 'latin1'), { 'content-type': type });

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('are no body for any other route', async () => {
    const { body, headers } = await encodeForm(['name', 'Shop']);

    const answer = await app.request('POST', '/projects', body, { ...owner.headers, ...headers });

    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('are refused before they are read when nobody is logged in', async () => {
    const { body, headers } = await encodeForm(['file', new Blob([new Uint8Array(png())]), 'a.png']);

    const answer = await app.request('POST', `/projects/${owner.projectId}/files`, body, headers);

    expect(answer.status).toBe(401);
  });

  it('are at most 1000 in a project', async () => {
    const account = await app.signUp();
    await app.dataSource.query(
      `INSERT INTO project_file (project_id, public_id, name, type, size)
       SELECT $1, 'full-' || n, 'a.png', 'image/png', 1 FROM generate_series(1, 999) n`,
      [account.projectId],
    );

    const answers = await Promise.all([1, 2, 3].map(() => upload(app, account, png())));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  it.each(['/files/public/short/a.png', `/files/public/${'a'.repeat(32)}/a.png`, '/files/public/%00/a.png'])(
    'are not found at the address %s',
    async (path) => {
      expect((await download(app, path)).status).toBe(404);
    },
  );

  it('are found under their own name only', async () => {
    const { body } = await upload(app, owner, png(), 'hero.png');

    const path = publicPathOf(body.url).replace('hero.png', 'other.png');

    expect((await download(app, path)).status).toBe(404);
  });
});

describe('files while the S3 server is away', () => {
  let server: S3Server;
  let app: TestApp;
  let owner: Account;

  beforeAll(async () => {
    server = await S3Server.start();
    await server.goAway();
    app = await startAdminApp(server.settings);
    owner = await app.signUp();
  });

  afterAll(async () => {
    await app.stop();
    await server.stop();
  });

  it('are named by the health route, as what the app can do without', async () => {
    const away = await app.request('GET', '/health/ready');
    await server.comeBack();
    const back = await app.request('GET', '/health/ready');
    await server.goAway();

    expect([away.status, away.body]).toEqual([
      200,
      { status: 'degraded', dependencies: { database: 'ok', storage: 'away' } },
    ]);
    expect(back.body).toEqual({ status: 'ok', dependencies: { database: 'ok', storage: 'ok' } });
  });

  it('are unavailable for as long as it takes, and lose nothing', async () => {
    const early = await upload(app, owner, png());
    await server.comeBack();
    const { body } = await upload(app, owner, png());
    const path = publicPathOf(body.url);

    await server.goAway();
    const late = [
      await upload(app, owner, png()),
      await app.request('GET', path),
      await app.request('DELETE', `/files/${body.id}`, undefined, owner.headers),
    ];
    const described = await app.request('GET', `/files/${body.id}`, undefined, owner.headers);
    await server.comeBack();

    for (const answer of [early, ...late]) {
      expect([answer.status, answer.body.code]).toEqual([503, 'dependency-unavailable']);
      expect(answer.headers.get('retry-after')).not.toBeNull();
    }
    expect([described.status, described.body]).toEqual([200, body]);
    expect((await download(app, path)).status).toBe(200);
    const removed = await app.request('DELETE', `/files/${body.id}`, undefined, owner.headers);
    expect(removed.status).toBe(200);
    const rows = await app.dataSource.query('SELECT id FROM project_file');
    expect(rows).toEqual([]);
  });
});
