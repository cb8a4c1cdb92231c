import { execFile } from 'node:child_process';
import { join } from 'node:path';

const kills = 2;
/** Restarts in turn and changes of the schema belong to the whole command, which is run before a release. */
const scenarios = ['killApp', 'killDatabase', 'killEachWithRedis', 'holdLocks'];
/** Leaves the processors to the tests that run at the same time. */
const pauseMs = 40;

interface Result {
  acknowledged: { exposures: number; events: number };
}

/** The program of `npm run chaos`, in small: it has processes and a database of its own. */
function runChaos(...args: string[]): Promise<{ code: unknown; output: string }> {
  const program = join(import.meta.dirname, '../chaos/run.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { timeout: 590_000 }, (error, output, log) =>
      resolve({ code: error?.code ?? 0, output: error ? output + log : output }),
    );
  });
}

it('no acknowledged exposure or event is lost or double when an app, PostgreSQL or Redis is killed under load', async () => {
  const { code, output } = await runChaos(String(kills), String(pauseMs), ...scenarios);

  expect(output).toContain('Nothing is lost, nothing is double.');
  expect(code).toBe(0);
  const results = Object.values<Result>(JSON.parse(output.slice(0, output.lastIndexOf('}') + 1)));
  expect(results).toHaveLength(scenarios.length);
  for (const { acknowledged } of results) {
    expect(acknowledged.exposures).toBeGreaterThan(100);
    expect(acknowledged.events).toBeGreaterThan(100);
  }
}, 600_000);

it('each fault is logged once by each process when it comes, and once when it goes, however often work is tried meanwhile', async () => {
  const { code, output } = await runChaos('log', '0');

  expect(output).toContain('Each fault is logged once when it comes and once when it goes.');
  expect(code).toBe(0);
  expect(JSON.parse(output.slice(0, output.lastIndexOf('}') + 1))).toEqual({
    faults: 3,
    lines: 16,
    wrong: 0,
  });
}, 300_000);
