import { readFileSync } from 'node:fs';
import { productVersion } from '#libs/config';
import { Monitoring } from '#libs/monitoring';
import { parse } from 'yaml';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { AppProcess } from '../support/app-process.js';
import { RedisServer } from '../support/redis-server.js';
import { waitUntil } from '../support/wait-until.js';

let redis: RedisServer;
let app: TestApp;

beforeAll(async () => {
  redis = await RedisServer.start();
  app = await startTestApp(createProduct, { REDIS_URL: redis.url, METRICS_PORT: '0' });
});

afterAll(async () => {
  await app.stop();
  await redis.stop();
});

const report = async () => (await app.app.get(Monitoring).report()).text;

/** The metrics that exist, each series of a histogram by itself. */
async function existing(): Promise<Set<string>> {
  const lines = [...(await report()).matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    lines.flatMap(([, name = '', kind]) =>
      kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  );
}

const namesIn = (text: string): string[] => [...new Set(text.match(/\b(abtesting|process|nodejs)_\w+/g))];

const kit = {
  'deploy/monitoring/dashboard.json': (text: string): string[] => {
    const { panels } = JSON.parse(text) as { panels: { targets: { expr: string }[] }[] };
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  },
  'deploy/monitoring/alerts.yml': (text: string): string[] => {
    const { groups } = parse(text) as { groups: { rules: { expr: string }[] }[] };
    return groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));
  },
};

describe('What is shipped for Prometheus and Grafana', () => {
  it.each(Object.entries(kit))('%s asks for metrics that exist', async (path, expressionsOf) => {
    const asked = expressionsOf(readFileSync(path, 'utf8')).flatMap(namesIn);
    const names = await existing();

    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has each own metric in the docs and in a panel of the dashboard', async () => {
    const own = namesIn([...(await existing())].join(' ')).filter((name) => name.startsWith('abtesting_'));
    const docs = readFileSync('docs/operations.md', 'utf8');
    const shown = kit['deploy/monitoring/dashboard.json'](
      readFileSync('deploy/monitoring/dashboard.json', 'utf8'),
    ).join(' ');
    const plain = (name: string) => name.replace(/_(bucket|sum|count)$/, '');

    expect(own.filter((name) => !docs.includes(plain(name)))).toEqual([]);
    expect(own.filter((name) => !shown.includes(plain(name)))).toEqual([]);
  });
});

describe('A process', () => {
  it('says its version in its health and its metrics', async () => {
    const { body } = await app.request('GET', '/health');

    expect(body).toEqual({ status: 'ok', version: productVersion });
    expect(await report()).toContain(`abtesting_build_info{app="standalone",version="${productVersion}"`);
  });

  it('knows its jobs, mails, pools and dependencies', async () => {
    await waitUntil(async () => (await report()).includes('abtesting_dependency_up{dependency="redis"} 1'));
    await waitUntil(async () =>
      /abtesting_job_last_success_timestamp_seconds\{job="planned-ends"\} \d/.test(await report()),
    );

    const text = await report();

    expect(text).toContain('abtesting_mails_waiting 0');
    expect(text).toContain('abtesting_dependency_up{dependency="decision-database"} 1');
    for (const pool of ['app', 'decisions', 'worker']) {
      expect(text).toContain(`abtesting_database_connections_awaited{pool="${pool}"} 0`);
    }
  });

  it('writes nothing but lines of JSON that name it, also when it cannot start', async () => {
    const env = { DB_URL: app.config.databaseUrl, SECRET_KEY: app.config.secretKey };
    const failure = AppProcess.start('worker', env).then(
      () => 'It started.',
      (error: Error) => error.message.replace(/^.*\n/, ''),
    );
    const [started, failed] = await Promise.all([AppProcess.start('decision', env), failure]);
    await started.end();

    for (const output of [started.output, failed]) {
      const lines = output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(line).toMatchObject({ version: productVersion, instance: expect.stringMatching(/:\d+$/) });
      }
    }
    expect(failed).toContain('REDIS_URL is missing');
  });
});
