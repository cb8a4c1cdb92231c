import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { snakeCase } from '#libs/entities';
import { auditedEntities } from '../../apps/admin/src/audit/index.js';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { changingRequests, openRoutes, Things, writingRoutes } from '../support/changing-requests.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let things: Things;
let routes: Map<string, string>;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  things = new Things(app, owner, 'Draft');
  routes = writingRoutes(SwaggerModule.createDocument(app.app, new DocumentBuilder().build()));
});

afterAll(() => app.stop());

describe('every route that changes something', () => {
  it('is tried here, and no other', () => {
    expect(Object.keys(changingRequests).sort()).toEqual([...routes.keys()].sort());
  });

  it.each(Object.keys(changingRequests))(
    'leaves entries that name its caller and itself: %s',
    async (route) => {
      const { path, body, headers, by = owner.userId } = await changingRequests[route]!(things);
      const [{ last }] = await app.dataSource.query('SELECT max(id) AS last FROM audit_entry');

      const [method] = route.split(' ');
      const login = openRoutes.includes(route) ? {} : owner.headers;
      await app.expectDone(method!, path, body, { ...login, ...headers });

      const entries = await app.dataSource.query(
        'SELECT organization_id, user_id, action, before, after FROM audit_entry WHERE id > $1',
        [last],
      );
      expect(entries).not.toEqual([]);
      for (const entry of entries) {
        expect(entry).toMatchObject({ organization_id: owner.orgId, user_id: by, action: routes.get(route) });
        expect(entry.before ?? entry.after).not.toBeNull();
      }
    },
  );
});

describe('every table', () => {
  /** Tables whose changes say nothing about what somebody set up, each with the reason. */
  const unrecorded = {
    account_failure: 'lives for a day',
    account_claim: 'counts for nothing until it is verified',
    api_key_network: 'where keys are used from',
    allocation_share: 'follows from variations',
    assignment: 'what visitors got',
    assignment_total: 'follows from assignments',
    crossed_assignment: 'what visitors got',
    erasure: 'an order that goes as soon as it is carried out',
    experiment_code: 'follows from versions',
    experiment_mark: 'follows from changes that are recorded',
    experiment_report: 'what browsers reported',
    experiment_version: 'a log itself',
    event: 'what visitors did',
    event_identity: 'what visitors did',
    event_mark: 'what visitors did',
    event_retention: 'of the installation',
    export_erasure: 'an order that goes as soon as it is carried out',
    export_window: 'of the installation',
    idempotency_key: 'what callers repeat',
    joined_id: 'who visitors are',
    experiment_run: 'follows from experiments and variations',
    metric_counter: 'what visitors did',
    metric_due: 'follows from events',
    metric_keeping: 'follows from events',
    metric_progress: 'follows from events',
    metric_quantile: 'follows from events',
    metric_series: 'follows from events',
    shared_metric_value: 'follows from events',
    metric_value: 'follows from events',
    metric_value_total: 'follows from events',
    secret_metric: 'follows from metrics',
    user_total: 'follows from events',
    late_total: 'follows from events',
    user_row_removal: 'of the installation',
    kept_series: 'follows from events',
    variation_total: 'follows from events',
    uncounted_total: 'follows from events',
    early_total: 'follows from events',
    traffic_note: 'nobody changes it',
    flag_evaluation: 'nobody changes it',
    tag_sighting: 'nobody changes it',
    audit_entry: 'the log itself',
    security_entry: 'a log itself',
    job_lease: 'which process is at work',
    known_action: 'of the version',
    known_device: 'who logged in',
    known_network: 'who logged in',
    mailed_link: 'a secret that works once',
    migration: 'of the schema',
    one_time_password: 'a secret that lives for minutes',
    outgoing_mail: 'follows from changes that are recorded',
    recorded_setting: 'of the installation, written once',
    refresh_token: 'a secret',
    session: 'who is logged in',
    sign_up_invitation: 'of the installation',
  };

  it('is recorded, or stands here with a reason why not', async () => {
    const tables = await app.dataSource.query(
      `SELECT relname AS name, EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'audit') AS recorded
       FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT relispartition`,
    );

    const named = (recorded: boolean): string[] =>
      tables
        .filter((table: Json) => table.recorded === recorded)
        .map(({ name }: Json) => name)
        .sort();
    expect(named(false)).toEqual(Object.keys(unrecorded).sort());
    expect(named(true)).toEqual(auditedEntities.map(snakeCase).sort());
  });

  it('that is recorded hides the values of columns that could be secret', async () => {
    const suspects = await app.dataSource.query(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN pg_trigger t ON t.tgrelid = quote_ident(c.table_name)::regclass AND t.tgname = 'audit'
       WHERE c.table_schema = 'public' AND c.column_name ~* '(pass|secret|token|hash|code|salt|key)'
         AND audit_value(c.column_name, '"plain"') <> '"(hidden)"'
       ORDER BY 1`,
    );

    expect(suspects.map(({ name }: Json) => name)).toEqual(['experiment.key', 'shared_metric.key']);
  });
});
