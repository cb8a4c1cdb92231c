import type { DataSource } from 'typeorm';
import { ClockSkew, DatabaseOutage, Monitoring, Outage, Pools } from '#libs/monitoring';
import { DependencyWatch } from './dependency-watch.js';
import { HealthDetails } from './health-details.js';
import { ReadinessProbes } from './health.routes.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('explains a failure by a database that went while a look at it was under way', async () => {
  const monitoring = new Monitoring();
  const [pools, probes] = [new Pools(monitoring), new ReadinessProbes()];
  const answers: ((error?: Error) => void)[] = [];
  probes.add({
    name: 'database',
    check: () =>
      new Promise<void>((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve()))),
  });
  const database = new DatabaseOutage(pools);
  const unopened = { isInitialized: false, driver: {} } as DataSource;
  const watch = new DependencyWatch(
    ...([probes, unopened, new ClockSkew(monitoring)] as const),
    ...([database, pools, monitoring, new HealthDetails()] as const),
  );
  const lines: string[] = [];
  const work = new Outage({ warn: (line) => lines.push(line) }, 'Work waits', 'Work goes on.');

  watch.onApplicationBootstrap();
  await settled();
  work.fail(new Error('Connection terminated unexpectedly'));
  answers.shift()!();
  await settled();
  answers.shift()!(new Error('connect ECONNREFUSED'));
  await settled();
  watch.onApplicationShutdown();
  database.onApplicationShutdown();

  expect(lines).toEqual([]);
});
