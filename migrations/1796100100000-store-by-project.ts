import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Everything that grows with visitors and events is found by its project first, refers to nothing outside, and sums are
 * exact decimals. A large installation takes minutes to hours, in one transaction: what is cut off in the middle starts
 * again from the beginning.
 */
export class StoreByProject1796100100000 implements MigrationInterface {
  readonly name = 'StoreByProject1796100100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "ingestion_gate"`);
    await this.addRuns(runner);
    for (const { name, table, indexes = [], copies } of rekeyed) {
      await runner.query(`ALTER TABLE "${name}" RENAME TO "former_${name}"`);
      await runner.query(
        `ALTER TABLE "former_${name}" RENAME CONSTRAINT "${name}_pkey" TO "former_${name}_pkey"`,
      );
      for (const index of indexes) await runner.query(`DROP INDEX IF EXISTS "public"."${index.name}"`);
      await runner.query(table);
      await this.copy(runner, name, copies);
      await runner.query(primaryKeys[name]);
      for (const index of indexes) await runner.query(index.text);
    }
    for (const { name } of [...rekeyed].reverse()) await runner.query(`DROP TABLE "former_${name}"`);
    await this.changeEvents(runner);
    await this.moveCounters(runner);
    await runner.query(totalsOfEndUsers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW "end_user_total"`);
    await this.returnCounters(runner);
    await runner.query(
      `ALTER TABLE "event" ALTER COLUMN "value" TYPE double precision, ALTER COLUMN "end_user_id" TYPE text COLLATE "default", ALTER COLUMN "type" TYPE text COLLATE "default"`,
    );
    for (const { name, former, restores } of rekeyed) {
      await runner.query(`ALTER TABLE "${name}" RENAME TO "later_${name}"`);
      await runner.query(
        `ALTER TABLE "later_${name}" RENAME CONSTRAINT "${name}_pkey" TO "later_${name}_pkey"`,
      );
      if (name === 'assignment')
        for (const index of ['assigned_at', 'timed_out', 'experiment'])
          await runner.query(`DROP INDEX "public"."assignment_${index}_index"`);
      for (const statement of former) await runner.query(statement);
      await runner.query(restores);
    }
    for (const { name } of rekeyed) await runner.query(`DROP TABLE "later_${name}"`);
    for (const statement of runsAway) await runner.query(statement);
    await runner.query(
      `CREATE TABLE "ingestion_gate" ("id" integer NOT NULL, CONSTRAINT "ingestion_gate_pkey" PRIMARY KEY ("id"))`,
    );
  }

  private async addRuns(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "experiment_run" ("project_id" integer NOT NULL, "id" integer NOT NULL, "started_at" TIMESTAMP(3) WITH TIME ZONE, "ended_at" TIMESTAMP(3) WITH TIME ZONE, "allocation_version" integer NOT NULL, "variation_ids" integer array NOT NULL DEFAULT '{}', "end_settled" boolean NOT NULL DEFAULT true, "rounded" boolean NOT NULL DEFAULT false, CONSTRAINT "experiment_run_pkey" PRIMARY KEY ("project_id", "id"))`,
    );
    await runner.query(
      `CREATE TABLE "secret_metric" ("project_id" integer NOT NULL, "metric_id" integer NOT NULL, "experiment_id" integer NOT NULL, "custom" boolean NOT NULL, "selector" text COLLATE "C" NOT NULL, CONSTRAINT "secret_metric_pkey" PRIMARY KEY ("project_id", "metric_id"))`,
    );
    await runner.query(`
      INSERT INTO experiment_run (project_id, id, started_at, ended_at, allocation_version, variation_ids, rounded)
      SELECT project_id, id, started_at, ended_at, allocation_version,
        ARRAY(SELECT variation.id FROM variation WHERE experiment_id = experiment.id ORDER BY id),
        EXISTS (SELECT FROM user_total WHERE user_total.experiment_id = experiment.id)
      FROM experiment`);
    await runner.query(`
      INSERT INTO secret_metric (project_id, metric_id, experiment_id, custom, selector)
      SELECT project_id, metric.id, experiment_id, custom, selector
      FROM metric JOIN experiment ON experiment.id = experiment_id WHERE secret_only`);
    for (const statement of runsKept) await runner.query(statement);
  }

  /** One statement for each experiment, so that it can be told how far it is. */
  private async copy(runner: QueryRunner, name: string, copies: string): Promise<void> {
    const experiments = (await runner.query(
      `SELECT id, project_id AS "projectId" FROM experiment ORDER BY project_id, id`,
    )) as { id: number; projectId: number }[];
    let tell = Date.now() + progressMs;
    for (const [index, { id, projectId }] of experiments.entries()) {
      await runner.query(copies, [projectId, id]);
      if (Date.now() < tell) continue;
      tell = Date.now() + progressMs;
      console.log(`Storing by project: ${name}, ${index + 1} of ${experiments.length} experiments.`);
    }
  }

  /** A value was stored as the nearest binary number; the shortest decimal that means it is taken. */
  private async changeEvents(runner: QueryRunner): Promise<void> {
    const [{ events = 0 } = {}] = (await runner.query(
      `SELECT COALESCE(sum(reltuples) FILTER (WHERE reltuples > 0), 0)::float8 AS events
       FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'event'::regclass`,
    )) as { events?: number }[];
    if (events > 100_000) console.log(`Storing by project: about ${events} events are written anew.`);
    await runner.query(
      `ALTER TABLE "event" ALTER COLUMN "value" TYPE numeric USING trim_scale(round("value"::text::numeric, 30)), ALTER COLUMN "end_user_id" TYPE text COLLATE "C", ALTER COLUMN "type" TYPE text COLLATE "C"`,
    );
  }

  private async moveCounters(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "metric_counter" ("project_id" integer NOT NULL, "metric_id" integer NOT NULL, "shard" integer NOT NULL, "live" bigint NOT NULL, "qa" bigint NOT NULL, CONSTRAINT "metric_counter_pkey" PRIMARY KEY ("project_id", "metric_id", "shard")) WITH (fillfactor = 10)`,
    );
    await runner.query(`
      INSERT INTO metric_counter (project_id, metric_id, shard, live, qa)
      SELECT project_id, metric.id, 0, triggered_on_live, triggered_on_qa
      FROM metric JOIN experiment ON experiment.id = experiment_id
      WHERE triggered_on_live > 0 OR triggered_on_qa > 0`);
    await runner.query(`DROP TRIGGER audit ON metric`);
    await runner.query(`DROP TRIGGER audit_update ON metric`);
    await runner.query(
      `CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON metric FOR EACH ROW EXECUTE FUNCTION record_change()`,
    );
    await runner.query(`ALTER TABLE "metric" DROP CONSTRAINT "metric_counters_not_negative"`);
    await runner.query(`ALTER TABLE "metric" DROP COLUMN "triggered_on_live"`);
    await runner.query(`ALTER TABLE "metric" DROP COLUMN "triggered_on_qa"`);
  }

  private async returnCounters(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "metric" ADD "triggered_on_live" bigint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "metric" ADD "triggered_on_qa" bigint NOT NULL DEFAULT '0'`);
    await runner.query(
      `ALTER TABLE "metric" ADD CONSTRAINT "metric_counters_not_negative" CHECK (triggered_on_live >= 0 AND triggered_on_qa >= 0)`,
    );
    await runner.query(`DROP TRIGGER audit ON metric`);
    await runner.query(`
      UPDATE metric SET triggered_on_live = counter.live, triggered_on_qa = counter.qa
      FROM (SELECT metric_id, sum(live) AS live, sum(qa) AS qa FROM metric_counter GROUP BY metric_id) AS counter
      WHERE counter.metric_id = metric.id`);
    await runner.query(
      `CREATE TRIGGER audit AFTER INSERT OR DELETE ON metric FOR EACH ROW EXECUTE FUNCTION record_change('triggered_on_live', 'triggered_on_qa')`,
    );
    await runner.query(
      `CREATE TRIGGER audit_update AFTER UPDATE ON metric FOR EACH ROW WHEN (OLD.triggered_on_live = NEW.triggered_on_live AND OLD.triggered_on_qa = NEW.triggered_on_qa) EXECUTE FUNCTION record_change('triggered_on_live', 'triggered_on_qa')`,
    );
    await runner.query(`DROP TABLE "metric_counter"`);
  }
}

const progressMs = 5_000;

interface Rekeyed {
  readonly name: keyof typeof primaryKeys;
  readonly table: string;
  readonly indexes?: readonly { readonly name: string; readonly text: string }[];
  /** Of a project ($1) and experiment ($2). */
  readonly copies: string;
  /** How the table was before, and how its rows get there. */
  readonly former: readonly string[];
  readonly restores: string;
}

/** Keys are made when the rows are there, which is much cheaper than with each of them. */
const primaryKeys = {
  assignment: `ALTER TABLE "assignment" ADD CONSTRAINT "assignment_pkey" PRIMARY KEY ("project_id", "end_user_id", "experiment_id")`,
  user_total: `ALTER TABLE "user_total" ADD CONSTRAINT "user_total_pkey" PRIMARY KEY ("project_id", "end_user_id", "experiment_id", "metric_id", "type")`,
  variation_total: `ALTER TABLE "variation_total" ADD CONSTRAINT "variation_total_pkey" PRIMARY KEY ("project_id", "experiment_id", "variation_id", "metric_id", "type", "allocation_version", "shard")`,
  assignment_total: `ALTER TABLE "assignment_total" ADD CONSTRAINT "assignment_total_pkey" PRIMARY KEY ("project_id", "experiment_id", "variation_id", "allocation_version", "shard")`,
  uncounted_total: `ALTER TABLE "uncounted_total" ADD CONSTRAINT "uncounted_total_pkey" PRIMARY KEY ("project_id", "experiment_id", "metric_id", "type", "shard")`,
} as const;

const rekeyed: readonly Rekeyed[] = [
  {
    name: 'assignment',
    table: `CREATE TABLE "assignment" ("project_id" integer NOT NULL, "end_user_id" text COLLATE "C" NOT NULL, "experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "assigned_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "device_type" text, "campaign_id" text, "ad_id" text, "attributes" jsonb, "timed_out_at" TIMESTAMP(3) WITH TIME ZONE, "frozen" boolean NOT NULL DEFAULT false, "rule_id" integer)`,
    indexes: [
      {
        name: 'assignment_assigned_at_index',
        text: `CREATE INDEX "assignment_assigned_at_index" ON "assignment" USING brin ("assigned_at") `,
      },
      {
        name: 'assignment_timed_out_index',
        text: `CREATE INDEX "assignment_timed_out_index" ON "assignment"  ("project_id", "experiment_id", "variation_id") WHERE timed_out_at IS NOT NULL`,
      },
      {
        name: 'assignment_experiment_index',
        text: `CREATE INDEX "assignment_experiment_index" ON "assignment"  ("project_id", "experiment_id") `,
      },
    ],
    // The totals of earlier assignments are whole in their own rows.
    copies: `
      INSERT INTO assignment (project_id, end_user_id, experiment_id, variation_id, allocation_version, assigned_at,
        device_type, campaign_id, ad_id, attributes, timed_out_at, frozen)
      SELECT $1::integer, end_user_id, experiment_id, variation_id, allocation_version, assigned_at,
        device_type, campaign_id, ad_id, attributes, timed_out_at, true
      FROM former_assignment WHERE experiment_id = $2::integer`,
    former: [
      `CREATE TABLE "assignment" ("experiment_id" integer NOT NULL, "end_user_id" text NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "assigned_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "device_type" text, "campaign_id" text, "ad_id" text, "attributes" jsonb, "timed_out_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "assignment_pkey" PRIMARY KEY ("experiment_id", "end_user_id"))`,
      `CREATE INDEX "assignment_assigned_at_index" ON "assignment" USING brin ("assigned_at") `,
      `CREATE INDEX "assignment_timed_out_index" ON "assignment" ("experiment_id", "variation_id") WHERE timed_out_at IS NOT NULL`,
      `ALTER TABLE "assignment" ADD CONSTRAINT "assignment_variation_fkey" FOREIGN KEY ("experiment_id", "variation_id") REFERENCES "variation"("experiment_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    ],
    restores: `
      INSERT INTO assignment (experiment_id, end_user_id, variation_id, allocation_version, assigned_at, device_type,
        campaign_id, ad_id, attributes, timed_out_at)
      SELECT experiment_id, end_user_id, variation_id, allocation_version, assigned_at, device_type,
        campaign_id, ad_id, attributes, timed_out_at
      FROM later_assignment`,
  },
  {
    name: 'user_total',
    table: `CREATE TABLE "user_total" ("project_id" integer NOT NULL, "end_user_id" text COLLATE "C" NOT NULL, "experiment_id" integer NOT NULL, "metric_id" integer NOT NULL, "type" text COLLATE "C" NOT NULL, "event_count" bigint NOT NULL, "value_sum" numeric NOT NULL) WITH (fillfactor = 80)`,
    copies: `
      INSERT INTO user_total (project_id, end_user_id, experiment_id, metric_id, type, event_count, value_sum)
      SELECT $1::integer, end_user_id, experiment_id, metric_id, type, event_count, value_sum::text::numeric
      FROM former_user_total WHERE experiment_id = $2::integer`,
    former: [
      `CREATE TABLE "user_total" ("experiment_id" integer NOT NULL, "end_user_id" text NOT NULL, "metric_id" integer NOT NULL DEFAULT '0', "type" text NOT NULL, "variation_id" integer NOT NULL, "event_count" bigint NOT NULL, "value_sum" double precision NOT NULL, CONSTRAINT "user_total_pkey" PRIMARY KEY ("experiment_id", "end_user_id", "metric_id", "type")) WITH (fillfactor = 85)`,
    ],
    restores: `
      INSERT INTO user_total (experiment_id, end_user_id, metric_id, type, variation_id, event_count, value_sum)
      SELECT assignment.experiment_id, assignment.end_user_id, total.metric_id, total.type, assignment.variation_id,
        sum(total.event_count), sum(total.value_sum)
      FROM later_assignment AS assignment JOIN later_user_total AS total
        ON total.project_id = assignment.project_id AND total.end_user_id = assignment.end_user_id
        AND (total.experiment_id = assignment.experiment_id OR total.experiment_id = 0 AND NOT assignment.frozen)
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(total.event_count) > 0`,
  },
  {
    name: 'variation_total',
    table: `CREATE TABLE "variation_total" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "metric_id" integer NOT NULL, "type" text COLLATE "C" NOT NULL, "allocation_version" integer NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL, "users" bigint NOT NULL, "count_sum_squares" numeric NOT NULL, "value_sum" numeric NOT NULL, "value_sum_squares" numeric NOT NULL) WITH (fillfactor = 10)`,
    // By the assignments, which know under which allocation version they were made.
    copies: `
      INSERT INTO variation_total (project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard,
        event_count, users, count_sum_squares, value_sum, value_sum_squares)
      SELECT $1::integer, total.experiment_id, assignment.variation_id, total.metric_id, total.type,
        assignment.allocation_version, 0, sum(total.event_count), count(*),
        sum(total.event_count::numeric * total.event_count), sum(total.value_sum), sum(total.value_sum * total.value_sum)
      FROM user_total AS total JOIN assignment
        ON assignment.experiment_id = total.experiment_id AND assignment.end_user_id = total.end_user_id
      WHERE total.project_id = $1::integer AND total.experiment_id = $2::integer
        AND assignment.project_id = $1::integer AND assignment.experiment_id = $2::integer
      GROUP BY 2, 3, 4, 5, 6`,
    former: [
      `CREATE TABLE "variation_total" ("experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "metric_id" integer NOT NULL DEFAULT '0', "type" text NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL, "users" bigint NOT NULL, "count_sum_squares" double precision NOT NULL, "value_sum" double precision NOT NULL, "value_sum_squares" double precision NOT NULL, CONSTRAINT "variation_total_pkey" PRIMARY KEY ("experiment_id", "variation_id", "metric_id", "type", "shard")) WITH (fillfactor = 50)`,
    ],
    restores: `
      INSERT INTO variation_total (experiment_id, variation_id, metric_id, type, shard, event_count, users,
        count_sum_squares, value_sum, value_sum_squares)
      SELECT experiment_id, variation_id, metric_id, type, 0, sum(event_count), sum(users),
        sum(count_sum_squares), sum(value_sum), sum(value_sum_squares)
      FROM later_variation_total GROUP BY 1, 2, 3, 4`,
  },
  {
    name: 'assignment_total',
    table: `CREATE TABLE "assignment_total" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "shard" integer NOT NULL, "users" bigint NOT NULL) WITH (fillfactor = 10)`,
    copies: `
      INSERT INTO assignment_total (project_id, experiment_id, variation_id, allocation_version, shard, users)
      SELECT $1::integer, experiment_id, variation_id, allocation_version, shard, users
      FROM former_assignment_total WHERE experiment_id = $2::integer`,
    former: [
      `CREATE TABLE "assignment_total" ("experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "shard" integer NOT NULL, "users" bigint NOT NULL, CONSTRAINT "assignment_total_pkey" PRIMARY KEY ("experiment_id", "variation_id", "allocation_version", "shard")) WITH (fillfactor = 50)`,
    ],
    restores: `
      INSERT INTO assignment_total (experiment_id, variation_id, allocation_version, shard, users)
      SELECT experiment_id, variation_id, allocation_version, shard, users FROM later_assignment_total`,
  },
  {
    name: 'uncounted_total',
    table: `CREATE TABLE "uncounted_total" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "metric_id" integer NOT NULL, "type" text COLLATE "C" NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL) WITH (fillfactor = 10)`,
    copies: `
      INSERT INTO uncounted_total (project_id, experiment_id, metric_id, type, shard, event_count)
      SELECT $1::integer, experiment_id, metric_id, type, shard, event_count
      FROM former_uncounted_total WHERE experiment_id = $2::integer`,
    former: [
      `CREATE TABLE "uncounted_total" ("experiment_id" integer NOT NULL, "metric_id" integer NOT NULL, "type" text NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL, CONSTRAINT "uncounted_total_pkey" PRIMARY KEY ("experiment_id", "metric_id", "type", "shard"))`,
    ],
    restores: `
      INSERT INTO uncounted_total (experiment_id, metric_id, type, shard, event_count)
      SELECT experiment_id, metric_id, type, shard, event_count FROM later_uncounted_total`,
  },
];

/** What an end user amounts to in an experiment: what belongs to all experiments, and what differs in this one. */
const totalsOfEndUsers = `
  CREATE VIEW "end_user_total" AS
  SELECT assignment.project_id, assignment.experiment_id, assignment.end_user_id, assignment.variation_id,
    assignment.allocation_version, total.metric_id, total.type,
    sum(total.event_count)::bigint AS event_count, sum(total.value_sum) AS value_sum
  FROM assignment JOIN user_total AS total
    ON total.project_id = assignment.project_id AND total.end_user_id = assignment.end_user_id
    AND (total.experiment_id = assignment.experiment_id OR total.experiment_id = 0 AND NOT assignment.frozen)
  GROUP BY assignment.project_id, assignment.experiment_id, assignment.end_user_id, assignment.variation_id,
    assignment.allocation_version, total.metric_id, total.type
  HAVING sum(total.event_count) <> 0`;

/**
 * What storing needs to know of experiments and metrics is kept beside what is stored, by project. An experiment or
 * variation that end users are assigned to stays.
 */
const runsKept = [
  `CREATE FUNCTION project_lock(project integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
   $$ SELECT hashtextextended('', -1 - project::bigint) $$`,
  `CREATE FUNCTION keep_experiment_run() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO experiment_run AS run (project_id, id, started_at, ended_at, allocation_version, end_settled)
     VALUES (NEW.project_id, NEW.id, NEW.started_at, NEW.ended_at, NEW.allocation_version, NEW.ended_at IS NULL)
     ON CONFLICT (project_id, id) DO UPDATE
     SET started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at,
       allocation_version = EXCLUDED.allocation_version,
       end_settled = EXCLUDED.ended_at IS NULL
         OR run.end_settled AND run.ended_at IS NOT DISTINCT FROM EXCLUDED.ended_at;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER keep_run AFTER INSERT ON experiment FOR EACH ROW EXECUTE FUNCTION keep_experiment_run()`,
  `CREATE TRIGGER keep_run_update AFTER UPDATE ON experiment FOR EACH ROW
   WHEN ((OLD.started_at, OLD.ended_at, OLD.allocation_version)
     IS DISTINCT FROM (NEW.started_at, NEW.ended_at, NEW.allocation_version))
   EXECUTE FUNCTION keep_experiment_run()`,
  `CREATE FUNCTION refuse_assigned(project integer, experiment integer, variation integer) RETURNS void
   LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_advisory_xact_lock(project_lock(project)) FROM experiment_run
       WHERE project_id = project AND id = experiment;
     IF EXISTS (SELECT FROM assignment WHERE project_id = project AND experiment_id = experiment
         AND (variation IS NULL OR variation_id = variation)) THEN
       RAISE EXCEPTION 'End users are assigned to it.'
         USING ERRCODE = '23503', CONSTRAINT = 'assignment_variation_fkey', TABLE = 'assignment';
     END IF;
   END $$`,
  `CREATE FUNCTION forget_experiment_run() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM refuse_assigned(OLD.project_id, OLD.id, NULL);
     DELETE FROM metric_counter WHERE project_id = OLD.project_id
       AND metric_id = ANY (ARRAY(SELECT metric.id FROM metric WHERE experiment_id = OLD.id));
     DELETE FROM secret_metric WHERE project_id = OLD.project_id AND experiment_id = OLD.id;
     DELETE FROM uncounted_total WHERE project_id = OLD.project_id AND experiment_id = OLD.id;
     DELETE FROM experiment_run WHERE project_id = OLD.project_id AND id = OLD.id;
     RETURN OLD;
   END $$`,
  `CREATE TRIGGER forget_run BEFORE DELETE ON experiment FOR EACH ROW EXECUTE FUNCTION forget_experiment_run()`,
  `CREATE FUNCTION keep_variation_ids() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE project integer := (SELECT project_id FROM experiment WHERE id = NEW.experiment_id);
   BEGIN
     UPDATE experiment_run SET variation_ids = array_append(variation_ids, NEW.id)
       WHERE project_id = project AND id = NEW.experiment_id;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER keep_ids AFTER INSERT ON variation FOR EACH ROW EXECUTE FUNCTION keep_variation_ids()`,
  // One that goes with its experiment is not asked for: the experiment was.
  `CREATE FUNCTION forget_variation_id() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE project integer := (SELECT project_id FROM experiment WHERE id = OLD.experiment_id);
   BEGIN
     IF project IS NOT NULL THEN
       PERFORM refuse_assigned(project, OLD.experiment_id, OLD.id);
       UPDATE experiment_run SET variation_ids = array_remove(variation_ids, OLD.id)
         WHERE project_id = project AND id = OLD.experiment_id;
     END IF;
     RETURN OLD;
   END $$`,
  `CREATE TRIGGER forget_id BEFORE DELETE ON variation FOR EACH ROW EXECUTE FUNCTION forget_variation_id()`,
  `CREATE FUNCTION keep_secret_metric() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE project integer := (SELECT project_id FROM experiment WHERE id = NEW.experiment_id);
   BEGIN
     IF NEW.secret_only THEN
       INSERT INTO secret_metric (project_id, metric_id, experiment_id, custom, selector)
       VALUES (project, NEW.id, NEW.experiment_id, NEW.custom, NEW.selector)
       ON CONFLICT (project_id, metric_id) DO UPDATE SET custom = EXCLUDED.custom, selector = EXCLUDED.selector;
     ELSE
       DELETE FROM secret_metric WHERE project_id = project AND metric_id = NEW.id;
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER keep_secret AFTER INSERT ON metric FOR EACH ROW WHEN (NEW.secret_only)
   EXECUTE FUNCTION keep_secret_metric()`,
  `CREATE TRIGGER keep_secret_update AFTER UPDATE OF secret_only, custom, selector ON metric FOR EACH ROW
   WHEN (OLD.secret_only OR NEW.secret_only) EXECUTE FUNCTION keep_secret_metric()`,
  `CREATE FUNCTION forget_metric() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE project integer := (SELECT project_id FROM experiment WHERE id = OLD.experiment_id);
   BEGIN
     IF project IS NOT NULL THEN
       DELETE FROM secret_metric WHERE project_id = project AND metric_id = OLD.id;
       DELETE FROM metric_counter WHERE project_id = project AND metric_id = OLD.id;
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER forget_metric AFTER DELETE ON metric FOR EACH ROW EXECUTE FUNCTION forget_metric()`,
];

const runsAway = [
  'DROP TRIGGER forget_metric ON metric',
  'DROP TRIGGER keep_secret_update ON metric',
  'DROP TRIGGER keep_secret ON metric',
  'DROP TRIGGER forget_id ON variation',
  'DROP TRIGGER keep_ids ON variation',
  'DROP TRIGGER forget_run ON experiment',
  'DROP TRIGGER keep_run_update ON experiment',
  'DROP TRIGGER keep_run ON experiment',
  'DROP FUNCTION forget_metric()',
  'DROP FUNCTION keep_secret_metric()',
  'DROP FUNCTION forget_variation_id()',
  'DROP FUNCTION keep_variation_ids()',
  'DROP FUNCTION forget_experiment_run()',
  'DROP FUNCTION refuse_assigned(integer, integer, integer)',
  'DROP FUNCTION keep_experiment_run()',
  'DROP FUNCTION project_lock(integer)',
  'DROP TABLE "secret_metric"',
  'DROP TABLE "experiment_run"',
];
