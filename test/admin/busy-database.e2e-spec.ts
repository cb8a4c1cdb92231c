import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/entities';
import { startAdminApp, type TestApp } from '../support/admin-app.js';

describe('the connections to the database', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp();
  });
  afterAll(() => app.stop());

  it('are waited for when requests use them all for longer than connecting may take', async () => {
    const owner = await app.signUp();
    const busy = Promise.all(Array.from({ length: 10 }, () => app.dataSource.query('SELECT pg_sleep(6)')));

    const responses = await Promise.all([
      app.as(owner)('GET', '/users/me'),
      app.as(owner)('POST', '/projects/all', { orgId: owner.orgId, rows: 10, page: 1 }),
    ]);

    await busy;
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('a database that takes connections and never answers', () => {
  let server: Server;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    server = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('is given up on after five seconds', async () => {
    const { port } = server.address() as AddressInfo;
    const source = new DataSource(dataSourceOptions(`postgres://someone:secret@127.0.0.1:${port}/nothing`));

    const opening = source.initialize();

    await expect(opening).rejects.toThrow('timeout expired');
  }, 20_000);
});
