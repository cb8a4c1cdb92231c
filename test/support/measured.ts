import pg from 'pg';
import { rebuildTotals } from '#libs/ingestion';
import { startAdminApp, type Settings, type TestApp } from './admin-app.js';
import { ExperimentBuilder } from './experiments.js';
import type { Account, Json } from './product.js';
import { startProgram, type Program } from './programs.js';

/** Something that an end user did. */
export interface Deed {
  type: string;
  /** ISO time; the assignment by default. */
  at?: string;
  value?: number | null;
  /** The metric whose selector was clicked. */
  metricId?: number;
  /** Whether it names the experiment; by default it belongs wherever its end user is assigned. */
  named?: boolean;
}

/** An end user in an experiment. */
export interface Visitor {
  id: string;
  variationId: number;
  assignedAt?: string;
  /** The allocation version that it was assigned under; the present one by default. */
  version?: number;
  deviceType?: string;
  attributes?: Record<string, string | number | boolean>;
  deeds?: Deed[];
}

/** Records who is in an experiment and what they did, many at once, and makes the totals from it. */
export async function recordVisitors(
  app: { url: string; dataSource: { query(text: string, values: unknown[]): Promise<unknown> } },
  experimentId: number,
  visitors: readonly Visitor[],
): Promise<void> {
  const assigned = { assignedAt: new Date().toISOString() };
  const rows = visitors.map((visitor) => ({ ...assigned, ...visitor }));
  await app.dataSource.query(insertAssignments, [experimentId, JSON.stringify(rows)]);
  const deeds = rows.flatMap(({ id, assignedAt, deeds = [] }) =>
    deeds.map((deed) => ({ at: assignedAt, named: false, ...deed, id })),
  );
  await app.dataSource.query(insertEvents, [experimentId, JSON.stringify(deeds)]);
  const pool = new pg.Pool({ connectionString: app.url, max: 1 });
  const { rows: runs } = await pool.query<{ projectId: number }>(
    'SELECT project_id AS "projectId" FROM experiment WHERE id = $1',
    [experimentId],
  );
  await rebuildTotals(pool, { projectId: runs[0]!.projectId, experimentId });
  await pool.end();
}

const insertAssignments = `
  INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at, device_type, attributes)
  SELECT project_id, experiment.id, visitor.id, "variationId", COALESCE(version, allocation_version), "assignedAt", "deviceType",
    attributes
  FROM jsonb_to_recordset($2::jsonb) AS visitor (id text, "variationId" int, version int, "assignedAt" timestamptz,
    "deviceType" text, attributes jsonb), experiment
  WHERE experiment.id = $1`;

const insertEvents = `
  INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, received_at)
  SELECT project_id, at, (random() * 9e15)::bigint, CASE WHEN named THEN $1::int END, deed.id, deed.type,
    "metricId", value, at
  FROM jsonb_to_recordset($2::jsonb) AS deed (id text, type text, at timestamptz, value numeric, "metricId" int, named boolean),
    experiment
  WHERE experiment.id = $1`;

/** So many end users of a variation, the first of whom did something. */
export function visitorsOf(
  variationId: number,
  { n, did, ...fields }: { n: number; did?: [number, Deed] } & Partial<Omit<Visitor, 'variationId'>>,
): Visitor[] {
  const [count, deed] = did ?? [0, { type: '' }];
  return Array.from({ length: n }, (_, i) => ({
    variationId,
    ...fields,
    id: `${fields.id ?? 'user'}-${variationId}-${i}`,
    deeds: i < count ? [deed] : [],
  }));
}

/** Noon of a day of November 2026, as an ISO time. */
export const noonOf = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`;

/** A metric of what is bought, which programs report. */
export const purchases = { custom: true, selector: 'purchase', title: 'Purchases' };

/** An experiment with the ids of its variations, the control first. */
export interface Arms {
  id: number;
  key: string;
  arms: number[];
}

/** An admin app with an organization in which results are looked at. */
export class ResultsWorld {
  private constructor(
    readonly app: TestApp,
    readonly owner: Account,
    readonly make: ExperimentBuilder,
    /** With a secret key of the same project. */
    readonly program: Program,
  ) {}

  static async create(settings: Settings = {}): Promise<ResultsWorld> {
    const app = await startAdminApp(settings);
    const owner = await app.signUp();
    return new ResultsWorld(app, owner, new ExperimentBuilder(app, owner), await startProgram(app, owner));
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  done(method: string, path: string, body?: unknown): Promise<Json> {
    return this.app.expectDone(method, path, body, this.owner.headers);
  }

  /** An Active experiment with so many variations of equal shares. */
  async start(arms = 2, fields: Json = {}): Promise<Arms> {
    const { id, key } = await this.make.experiment();
    for (let i = 1; i < arms; i++) await this.make.variation(id);
    await this.done('PATCH', `/experiments/${id}`, { status: 'Active', ...fields });
    const variations: Json[] = await this.make.variations(id);
    return { id, key, arms: variations.map((variation) => variation.id) };
  }

  /** One of which so many of so many converted in each arm. */
  async converted(...counts: { n: number; conversions: number }[]): Promise<Arms> {
    const experiment = await this.start(counts.length);
    const visitors = counts.flatMap(({ n, conversions }, i) =>
      visitorsOf(experiment.arms[i]!, { n, did: [conversions, { type: 'conversion' }] }),
    );
    await this.record(experiment.id, visitors);
    return experiment;
  }

  record(experimentId: number, visitors: readonly Visitor[]): Promise<void> {
    return recordVisitors(this.app, experimentId, visitors);
  }

  /** What the console is told. */
  results(id: number, query = ''): Promise<Json> {
    return this.done('GET', `/experiments/${id}/results${query}`);
  }

  /** What a program is told. */
  ofProgram({ id }: Pick<Arms, 'id'>, query = ''): Promise<Json> {
    return this.program.done('GET', `/api/experiments/${id}/results${query}`);
  }

  /** Gives the variations other shares. */
  allocate(id: number, arms: readonly number[], traffic: readonly number[]): Promise<Json> {
    return this.done('PUT', `/experiments/${id}/traffic`, {
      allocations: traffic.map((share, i) => ({ variationId: arms[i], traffic: share })),
    });
  }
}
