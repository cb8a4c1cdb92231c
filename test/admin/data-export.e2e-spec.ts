import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer, json } from 'node:stream/consumers';
import { DuckDBInstance, type DuckDBConnection, type Json as DuckJson } from '@duckdb/node-api';
import pg from 'pg';
import type { Config } from '#libs/config';
import { dayMs, hourMs, minuteMs } from '#libs/durations';
import { Jobs, Monitoring } from '#libs/monitoring';
import { JobRunner } from '#libs/jobs';
import { ObjectStorage, S3Storage } from '#libs/storage';
import { DataExport } from '../../apps/admin/src/data-export/data-export.service.js';
import { removeExported, exportWindow } from '../../apps/admin/src/data-export/index.js';
import { ResultsWorld } from '../support/measured.js';
import type { Json } from '../support/product.js';
import { S3Server } from '../support/s3-server.js';

const assignedAt = '2026-11-10T12:00:00.000Z';
const at = (hours: number): string => new Date(Date.parse(assignedAt) + hours * hourMs).toISOString();

/** The statements of the docs page, in the order in which they stand there. */
const documented = [...readFileSync('docs/export.md', 'utf8').matchAll(/```sql\n([^`]*)```/g)].map(
  ([, statement]) => statement!,
);

let server: S3Server;
let world: ResultsWorld;
let storage: S3Storage;
let duck: DuckDBConnection;
let copies: string;

beforeAll(async () => {
  server = await S3Server.start();
  world = await ResultsWorld.create(server.settings);
  storage = new S3Storage(world.app.config.storage!);
  duck = await (await DuckDBInstance.create()).connect();
  copies = mkdtempSync(join(tmpdir(), 'abtesting-export-'));
}, 60_000);

afterAll(async () => {
  duck?.closeSync();
  await world?.stop();
  await server?.stop();
  if (copies) await rm(copies, { recursive: true, force: true });
});

const settings = (prefix: string) => ({ prefix, intervalMinutes: 1 / minuteMs });
const exporter = (to: ObjectStorage = storage) =>
  new DataExport(
    world.app.dataSource,
    { exports: undefined } as Partial<Config> as Config,
    to,
    new JobRunner(world.app.dataSource, new Jobs(new Monitoring())),
  );
const query = <Row>(text: string, values?: unknown[]): Promise<Row[]> =>
  world.app.dataSource.query(text, values);

/** Forgets what was exported, so that the next export begins with everything that is there. */
const beginAgain = () =>
  query('DELETE FROM export_window WHERE since > (SELECT min(since) FROM export_window)');

/** Exports until everything that is stored now is out; transactions of other tasks may keep it back for a moment. */
async function exportAll(prefix: string, by = exporter()): Promise<void> {
  const [{ last }] = (await query<{ last: Date }>(
    'SELECT greatest((SELECT max(stored_at) FROM event), (SELECT max(stored_at) FROM assignment)) AS last',
  )) as [{ last: Date }];
  for (;;) {
    await by.exportDue(settings(prefix), 0);
    const [{ until }] = (await query<{ until: Date }>('SELECT max(until) AS until FROM export_window')) as [
      { until: Date },
    ];
    if (until > last) return;
  }
}

/** Copies what the store has below a prefix to a folder, as DuckDB sees a bucket. */
async function copy(prefix: string): Promise<string> {
  const folder = mkdtempSync(join(copies, 'bucket-'));
  for (const key of await storage.list(prefix)) {
    const target = join(folder, key);
    mkdirSync(dirname(target), { recursive: true });
    await writeFile(target, await buffer((await storage.get(key))!));
  }
  return join(folder, prefix);
}

async function ask(statement: string): Promise<Record<string, DuckJson>[]> {
  return (await duck.runAndReadAll(statement)).getRowObjectsJson();
}

/** How often each event is in the files. */
const eventsOf = (folder: string, projectId: number) =>
  ask(
    `SELECT id, count(*) AS times FROM read_parquet('${folder}/events/project=${projectId}/*/*.parquet') GROUP BY id ORDER BY id`,
  );

const once = async (): Promise<Json[]> =>
  (
    await query<{ id: string }>('SELECT id::text FROM event WHERE project_id = $1 ORDER BY event.id', [
      world.owner.projectId,
    ])
  ).map(({ id }) => ({ id, times: '1' }));

/** In the order of their windows. */
async function manifests(prefix: string): Promise<Json[]> {
  const keys = await storage.list(`${prefix}/manifest`);
  const all = await Promise.all(keys.map(async (key) => (await json((await storage.get(key))!)) as Json));
  return all.sort((one, other) => Date.parse(one.since) - Date.parse(other.since));
}

describe('the export of exposures and events', () => {
  it('gives the results of an experiment to the query of docs/export.md', async () => {
    const other = await world.start();
    const { id, arms } = await world.start();
    await world.make.metric(id, { custom: true, selector: 'conversion', title: 'Revenue', kind: 'mean' });
    await world.record(id, [
      ...[0.1, 0.2, 1e14, 19.99].map((value, i) => ({
        ...{ id: `control-${i}`, variationId: arms[0]!, assignedAt, attributes: { plan: 'größer' } },
        deeds: [
          { type: 'conversion', at: at(1), value },
          { type: 'conversion', at: at(2), value: i === 0 ? null : 0.3, named: true },
          { type: 'click', at: at(1), value: 7 },
          { type: 'conversion', at: at(-1), value: 1_000 },
        ],
      })),
      ...[5, 6.5].map((value, i) => ({
        ...{ id: `treatment-${i}`, variationId: arms[1]!, assignedAt },
        deeds: [{ type: 'conversion', at: at(30), value }],
      })),
      { id: 'silent', variationId: arms[1]!, assignedAt },
    ]);
    await world.record(other.id, [
      {
        id: 'silent',
        variationId: other.arms[0]!,
        assignedAt,
        deeds: [{ type: 'conversion', at: at(1), named: true }],
      },
    ]);
    await query(
      `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, received_at, not_counted_in)
       VALUES ($1, $2, 1, 'silent', 'conversion', $2, $3)`,
      [world.owner.projectId, at(1), [id]],
    );

    await exportAll('result');

    const folder = await copy('result');
    const [given, result] = documented;
    const told = given!
      .replace('s3://abtestingtool/data-export', folder)
      .replace('project = 7', `project = ${world.owner.projectId}`)
      .replace('experiment = 12', `experiment = ${id}`);
    await duck.run(told);
    const rows = await ask(result!);
    const { variants } = await world.results(id);
    expect(
      rows.map(({ variation_id, users, converted, events }) => [variation_id, users, converted, events]),
    ).toEqual(
      variants.map((variant: Json) => [
        variant.variantId,
        String(variant.assignedCount),
        String(variant.conversions),
        String(variant.eventTypes.conversion.count),
      ]),
    );
    expect(
      rows.map(({ users, converted, events, value_sum }) => ({ users, converted, events, value_sum })),
    ).toEqual([
      { users: '4', converted: '4', events: '8', value_sum: '100000000000021.190000000' },
      { users: '3', converted: '2', events: '2', value_sum: '11.500000000' },
    ]);
    const [{ sum }] = (await query<{ sum: string }>(
      `SELECT sum(value_sum)::text AS sum FROM variation_total WHERE variation_id = $1 AND type = 'conversion'`,
      [arms[0]],
    )) as [{ sum: string }];
    expect(Number(sum)).toBe(Number(rows[0]!.value_sum));
    expect(
      await ask(`SELECT DISTINCT attributes, epoch_ms(assigned_at) AS assigned_at, project, date = CAST(stored_at AS DATE) AS of_day
        FROM read_parquet('${folder}/exposures/*/*/*.parquet', hive_partitioning = true) WHERE attributes IS NOT NULL`),
    ).toEqual([
      {
        ...{ attributes: '{"plan": "größer"}', assigned_at: String(Date.parse(assignedAt)) },
        ...{ project: String(world.owner.projectId), of_day: true },
      },
    ]);
  });

  it('has each row once, whatever it was cut off at, and late ones in a later window', async () => {
    const { id, arms } = await world.start();
    const store = (name: string, when: string) =>
      world.record(id, [
        { id: name, variationId: arms[0]!, assignedAt: when, deeds: [{ type: 'conversion' }] },
      ]);
    await store('first', assignedAt);
    await beginAgain();
    for (let puts = 0; puts < 3; puts++) {
      const put = storage.put.bind(storage);
      let left = puts;
      const failing = Object.create(storage, {
        put: {
          value: (...args: Parameters<typeof put>) =>
            left-- > 0 ? put(...args) : Promise.reject(new Error('cut off')),
        },
      }) as S3Storage;
      await expect(exportAll('again', exporter(failing))).rejects.toThrow('cut off');
    }
    const [open] = await query<{ since: Date; until: Date }>(
      'SELECT since, until FROM export_window WHERE exported_at IS NULL',
    );
    await exportAll('again');
    const before = await manifests('again');

    await store('late', new Date(Date.now() - 20 * dayMs).toISOString());
    await Promise.all([exportAll('again'), exporter().exportDue(settings('again'), 0)]);

    const after = await manifests('again');
    const rows = (all: Json[]): number => all.reduce((sum, { rows: { events } }) => sum + events, 0);
    expect(before.filter(({ since }) => since === open!.since.toISOString())).toHaveLength(1);
    expect(rows(after) - rows(before)).toBe(1);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(1).map(({ since }) => since)).toEqual(after.slice(0, -1).map(({ until }) => until));
    expect(await eventsOf(await copy('again'), world.owner.projectId)).toEqual(await once());
    expect(new Set(after.flatMap(({ files }) => files.map(({ path }: Json) => path)))).toEqual(
      new Set([...(await storage.list('again/events')), ...(await storage.list('again/exposures'))]),
    );
  });

  it('waits for a transaction that began before, and loses nothing of it', async () => {
    const allEvents = async (prefix: string) => eventsOf(await copy(prefix), world.owner.projectId);
    await beginAgain();
    const writer = new pg.Client({ connectionString: world.app.url });
    await writer.connect();
    await exportAll('waits');
    const before = await allEvents('waits');
    await writer.query('BEGIN');
    await writer.query(
      `INSERT INTO event (project_id, occurred_at, id, type, received_at) VALUES ($1, now(), 2, 'conversion', now())`,
      [world.owner.projectId],
    );
    const { id, arms } = await world.start();
    await world.record(id, [{ id: 'meanwhile', variationId: arms[0]!, deeds: [{ type: 'conversion' }] }]);

    await exporter().exportDue(settings('waits'), 0);
    const early = await allEvents('waits');
    await writer.query('COMMIT');
    await writer.end();
    await exportAll('waits');

    expect(early).toEqual(before);
    const later = await allEvents('waits');
    expect(later.length).toBe(before.length + 2);
    expect(later).toEqual(await once());
  });

  it('splits a window into numbered files, and removes those of an earlier try that are too many', async () => {
    const { id, arms } = await world.start();
    const many = Array.from({ length: 2_500 }, (_, i) => ({
      id: `many-${i}`,
      variationId: arms[i % 2]!,
      assignedAt,
    }));
    await world.record(id, many);
    const window = { since: new Date(Date.now() - dayMs), until: new Date(Date.now() + dayMs) };
    const way = {
      dataSource: world.app.dataSource,
      storage,
      prefix: 'split',
      signal: new AbortController().signal,
    };
    const groups = { rowsOfGroup: 1_000 };

    await exportWindow({ ...way, ...groups, bytesOfFile: 1 }, window);
    const split = await storage.list('split/exposures');
    await exportWindow({ ...way, ...groups, bytesOfFile: 1e9 }, window);
    const whole = await storage.list('split/exposures');

    expect(split.map((path) => path.slice(-12))).toEqual(['0000.parquet', '0001.parquet', '0002.parquet']);
    expect(whole).toEqual(split.slice(0, 1));
    expect(
      await ask(`SELECT count(DISTINCT end_user_id) AS users, count(*) AS rows
        FROM read_parquet('${await copy('split')}/exposures/*/*/*.parquet') WHERE experiment_id = ${id}`),
    ).toEqual([{ users: '2500', rows: '2500' }]);
    await removeExported(storage, 'split', world.owner.projectId);
    expect(await storage.list('split/exposures')).toEqual([]);
  });

  it('lists who was erased after their rows were exported, for the other query of docs/export.md', async () => {
    const { id, arms } = await world.start();
    const record = (name: string) =>
      world.record(id, [{ id: name, variationId: arms[0]!, assignedAt, deeds: [{ type: 'conversion' }] }]);
    await record('zebra');
    await record('stays');
    await beginAgain();
    await exportAll('erased');
    const { projectId } = world.owner;

    await world.app.expectDone(
      'DELETE',
      `/projects/${projectId}/end-users/zebra`,
      undefined,
      world.owner.headers,
    );
    await record('zebra');
    await exportAll('erased');

    const folder = await copy('erased');
    await duck.run(`SET VARIABLE files = '${folder}'`);
    const listed = await ask(
      `SELECT project_id, end_user_id FROM read_parquet('${folder}/erased/*.parquet')`,
    );
    expect(listed).toContainEqual({ project_id: projectId, end_user_id: 'zebra' });
    const named = async (statement: string) =>
      (await ask(statement)).filter(({ end_user_id }) => ['zebra', 'stays'].includes(end_user_id as string))
        .length;
    expect(await named(`SELECT * FROM read_parquet('${folder}/events/*/*/*.parquet')`)).toBe(3);
    expect(await named(documented.at(-1)!)).toBe(2);
    expect(await query('SELECT FROM export_erasure')).toEqual([]);
  });
});
