import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MonitoringServer } from '#libs/monitoring';
import { buildExperiment, buildProject } from '../support/builders.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
});

afterAll(() => bed.stop());

async function metricsOf(app: DecisionTestApp): Promise<(name: string) => number> {
  const port = await app.nest.get(MonitoringServer).start();
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return (name) => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.slice(name.length));
  };
}

describe('The metrics of a decision app', () => {
  it('tell of its requests, datafiles and queues', async () => {
    const app = await bed.startApp({ METRICS_PORT: '0' });
    const project = await buildProject(bed.dataSource);
    await buildExperiment(bed.dataSource, project.id);
    const request = { projectId: project.id, url: 'https://shop.example/', endUserId: 'ada' };
    await app.decide(request);
    await app.decide(request);
    await app.decide({ projectId: 'one' });

    const metric = await metricsOf(app);

    const answers = 'abtesting_http_request_duration_seconds_count';
    expect(metric(`${answers}{route="POST /decision",status="200"}`)).toBe(2);
    expect(metric(`${answers}{route="POST /decision",status="422"}`)).toBe(1);
    expect(metric(`abtesting_datafile_revision{project="${project.id}"}`)).toBeGreaterThan(0);
    expect(metric('abtesting_datafile_loads_total')).toBe(1);
    expect(metric('abtesting_datafile_hits_total')).toBe(1);
    expect(metric('abtesting_exposures_waiting')).toBe(0);
    expect(metric('abtesting_exposures_dropped_total')).toBe(0);
    expect(metric('process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('are served on a free port when theirs is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const app = await bed.startApp({ METRICS_PORT: String(port) });

    const metric = await metricsOf(app);

    expect(metric('abtesting_exposures_waiting')).toBe(0);
    other.close();
  });
});
