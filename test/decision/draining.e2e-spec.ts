import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { AppProcess } from '../support/app-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const start = (env: Record<string, string> = {}) =>
  AppProcess.start('decision', { DB_URL: database.url, LOG_LEVEL: 'error', ...env });

/** Over a connection that the agent keeps while the server lets it. */
async function ask(agent: Agent, url: string, body?: string) {
  const asked = request(url, {
    ...{ agent, method: body === undefined ? 'GET' : 'POST' },
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body ?? '') },
  });
  asked.end(body);
  const [response] = await once(asked, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, connection: response.headers.connection, text };
}

const decision = JSON.stringify({ projectId: 1, url: 'https://shop.example/', endUserId: 'ada' });

it('stops in two steps that lose no request', async () => {
  const app = await start({ SHUTDOWN_DELAY: '600' });
  const [old, young] = [
    new Agent({ keepAlive: true, maxSockets: 1 }),
    new Agent({ keepAlive: true, maxSockets: 1 }),
  ];
  const ready = `${app.origin}/health/ready`;
  const decide = (agent: Agent, path = '/decision') => ask(agent, app.origin + path, decision);
  expect(await ask(old, ready)).toMatchObject({ status: 200, connection: 'keep-alive' });

  app.child.kill('SIGTERM');
  await waitUntil(async () => (await fetch(ready)).status === 503);

  expect(await fetch(ready).then((response) => response.json())).toMatchObject({ code: 'stopping' });
  expect(await fetch(`${app.origin}/health`).then(({ status }) => status)).toBe(200);
  expect(await decide(old)).toMatchObject({ status: 404, connection: 'close' });
  expect(await decide(young)).toMatchObject({ status: 404, connection: 'keep-alive' });
  expect(await decide(young, '/decision/')).toMatchObject({ status: 404, connection: 'keep-alive' });

  app.child.kill('SIGTERM');
  const statuses: number[] = [];
  for (let last; last?.connection !== 'close'; statuses.push(last.status)) last = await decide(young);

  expect(new Set(statuses)).toEqual(new Set([404]));
  expect(await decide(young).catch((error: NodeJS.ErrnoException) => error.code)).toBe('ECONNREFUSED');
  await app.ended;
  expect(app.child.exitCode).toBe(0);
});

it('does not let a person wait', async () => {
  const app = await start({ SHUTDOWN_DELAY: '600' });

  expect(await app.end('SIGINT')).toBe(0);
});
