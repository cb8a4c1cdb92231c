import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request as requestTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProxy } from '../chaos/proxy.mjs';
import { findFreePort } from '../support/free-port.js';

/** An app that tells how a request reached it, or breaks the connection once it has the request. */
class Echo {
  readonly heard: string[] = [];
  breaks = false;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Echo> {
    const server = createServer();
    const echo = new Echo(server);
    server.on('request', (request, response) => {
      echo.heard.push(`${request.method} ${request.url}`);
      if (echo.breaks) return void request.socket.destroy();
      const { 'x-forwarded-for': client, 'x-forwarded-proto': scheme } = request.headers;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ client, scheme, app: echo.address }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return echo;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

let apps: Echo[];
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  apps = [await Echo.start(), await Echo.start()];
});

beforeEach(() => {
  for (const app of apps) Object.assign(app, { breaks: false }).heard.length = 0;
});

afterAll(async () => {
  for (const stop of stops) await stop();
  for (const app of apps) app.stop();
});

async function proxyWith(
  settings: Record<string, string> = {},
  decisions = apps.map(({ address }) => address),
) {
  const [port, tlsPort] = [await findFreePort(), await findFreePort()];
  const proxy = await startProxy({ port, tlsPort, admin: apps[0]!.address, decisions, settings });
  stops.push(() => proxy.stop());
  return { ...proxy, port, tlsPort };
}

const terminated = (client: string) => ({ 'x-forwarded-for': client, 'x-forwarded-proto': 'https' });
const post = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers, body: '{}' });
const json = (response: Response) => response.json() as Promise<Record<string, string>>;

describe('The proxy of the compose file', () => {
  it('takes the address of whoever connects for the client, whatever a header claims', async () => {
    const { origin } = await proxyWith();

    const told = await fetch(origin, { headers: terminated('203.0.113.7') }).then(json);

    expect(told).toMatchObject({ client: '127.0.0.1', scheme: 'http' });
  });

  it('believes a trusted terminator, but not what the client told the terminator', async () => {
    const { origin } = await proxyWith({ TRUSTED_PROXIES: '127.0.0.0/8, 10.1.0.0/16' });
    const told = (header: string) => fetch(origin, { headers: terminated(header) }).then(json);

    expect(await told('203.0.113.7')).toMatchObject({ client: '203.0.113.7', scheme: 'https' });
    expect(await told('198.51.100.1, 203.0.113.7, 10.1.2.3')).toMatchObject({ client: '203.0.113.7' });
  });

  it('keeps the visitors of an address on one app, and spreads addresses and programs', async () => {
    const { origin } = await proxyWith({ TRUSTED_PROXIES: '127.0.0.1' });
    const appsOf = async (headers: (index: number) => Record<string, string>) => {
      const told = await Promise.all(
        Array.from({ length: 40 }, (_, index) => post(`${origin}/decision`, headers(index)).then(json)),
      );
      return new Set(told.map(({ app }) => app)).size;
    };

    expect(await appsOf(() => terminated('203.0.113.7'))).toBe(1);
    expect(await appsOf((index) => terminated(`203.0.113.${index}`))).toBe(2);
    expect(await appsOf(() => ({ ...terminated('203.0.113.7'), authorization: 'Bearer key' }))).toBe(2);
  });

  it('hears of the client by the PROXY protocol', async () => {
    const { port } = await proxyWith({ TRUSTED_PROXIES: '127.0.0.1', PROXY_PROTOCOL: 'on' });
    const socket = connect(port, '127.0.0.1');
    socket.write('PROXY TCP4 203.0.113.9 192.0.2.1 50000 443\r\n');
    socket.write(
      'GET / HTTP/1.0\r\nHost: x\r\nX-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\n\r\n',
    );

    let answer = '';
    for await (const chunk of socket.setEncoding('utf8')) answer += chunk;

    expect(answer).toContain('"client":"203.0.113.9","scheme":"http"');
  });

  it('ends TLS with the given certificate', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'abtesting-tls-'));
    stops.push(() => rmSync(folder, { recursive: true }));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes', '-newkey', 'ec'];
    const curve = ['-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    execFileSync('openssl', ['req', '-x509', ...subject, ...curve, '-keyout', key, '-out', certificate], {
      stdio: 'pipe',
    });
    const { tlsPort } = await proxyWith({ TLS_CERTIFICATE: certificate, TLS_CERTIFICATE_KEY: key });

    const asked = requestTls({ host: '127.0.0.1', port: tlsPort, rejectUnauthorized: false });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;

    expect(JSON.parse(text)).toMatchObject({ scheme: 'https', client: '127.0.0.1' });
  });

  it.each([
    [{ TRUSTED_PROXIES: 'everybody' }, 'TRUSTED_PROXIES must be addresses'],
    [{ PROXY_PROTOCOL: 'on' }, 'name in TRUSTED_PROXIES'],
    [{ TLS_CERTIFICATE: '/nowhere' }, 'TLS_CERTIFICATE names a file that cannot be read'],
  ])('does not start with %j', async (settings, sentence) => {
    await expect(proxyWith(settings)).rejects.toThrow(sentence);
  });

  it.each(['/decision', '/ofrep/v1/evaluate/flags/a', '/api/experiments/check-eligibility'])(
    'asks another app when one breaks the connection in the middle of POST %s',
    async (path) => {
      const { origin } = await proxyWith({ TRUSTED_PROXIES: '127.0.0.1' });
      apps[0]!.breaks = true;

      const statuses = await Promise.all(
        Array.from({ length: 10 }, (_, index) => post(origin + path, terminated(`203.0.113.${index}`))),
      );

      expect(statuses.map(({ status }) => status)).toEqual(Array(10).fill(200));
      expect(apps[0]!.heard.length).toBeGreaterThan(0);
    },
  );

  it.each(['/metrics/track', '/api/events'])('sends POST %s once, and says so to browsers', async (path) => {
    const { origin } = await proxyWith();
    for (const app of apps) app.breaks = true;

    const response = await post(origin + path);

    expect(response.status).toBe(503);
    expect(apps.flatMap(({ heard }) => heard)).toEqual([`POST ${path}`]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ status: 503, code: 'dependency-unavailable' });
  });

  it('goes on to another app when one refuses connections, again and again', async () => {
    const gone = `127.0.0.1:${await findFreePort()}`;
    const { origin } = await proxyWith({ TRUSTED_PROXIES: '127.0.0.1' }, [gone, apps[1]!.address]);

    for (let index = 0; index < 20; index++) {
      expect((await post(`${origin}/metrics/track`, terminated(`203.0.113.${index}`))).status).toBe(200);
    }
  });

  it('lets nobody else read what it says for the admin app', async () => {
    const { origin } = await proxyWith();
    apps[0]!.breaks = true;

    const response = await post(`${origin}/experiments`);

    expect(response.status).toBe(503);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
