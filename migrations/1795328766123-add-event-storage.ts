import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddEventStorage1795328766123 implements MigrationInterface {
  readonly name = 'AddEventStorage1795328766123';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "assignment" ADD "device_type" text`);
    await runner.query(`ALTER TABLE "assignment" ADD "campaign_id" text`);
    await runner.query(`ALTER TABLE "assignment" ADD "ad_id" text`);
    await runner.query(`ALTER TABLE "assignment" ADD "attributes" jsonb`);
    await runner.query(
      `CREATE TABLE "ingestion_gate" ("id" integer NOT NULL, CONSTRAINT "ingestion_gate_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "event_retention" ("id" integer NOT NULL, "removed_before" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "event_retention_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "idempotency_key" ("project_id" integer NOT NULL, "api_key_id" integer NOT NULL, "key" text NOT NULL, "body_hash" text NOT NULL, "answer" text NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("project_id", "api_key_id", "key"))`,
    );
    await runner.query(
      `CREATE INDEX "idempotency_key_created_at_index" ON "idempotency_key"  ("created_at") `,
    );
    await this.remakeEvents(runner);
    await this.remakeIdentities(runner);
    await this.addTotals(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "assignment_total"`);
    await runner.query(`DROP TABLE "variation_total"`);
    await runner.query(`DROP TABLE "user_total"`);
    await runner.query(`ALTER TABLE "event_identity" DROP COLUMN "occurred_at"`);
    await runner.query(`ALTER TABLE "event_identity" DROP COLUMN "id"`);
    await runner.query(`DELETE FROM "event_identity" WHERE project_id NOT IN (SELECT id FROM project)`);
    await runner.query(
      `ALTER TABLE "event_identity" ADD CONSTRAINT "event_identity_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await this.restoreEvents(runner);
    await runner.query(`DROP TABLE "idempotency_key"`);
    await runner.query(`DROP TABLE "event_retention"`);
    await runner.query(`DROP TABLE "ingestion_gate"`);
    await runner.query(`ALTER TABLE "assignment" DROP COLUMN "attributes"`);
    await runner.query(`ALTER TABLE "assignment" DROP COLUMN "ad_id"`);
    await runner.query(`ALTER TABLE "assignment" DROP COLUMN "campaign_id"`);
    await runner.query(`ALTER TABLE "assignment" DROP COLUMN "device_type"`);
  }

  /** The last month, this one and the next three have partitions of their own; the apps make later ones. */
  private async remakeEvents(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "event" RENAME TO "former_event"`);
    await runner.query(`ALTER TABLE "former_event" RENAME CONSTRAINT "event_pkey" TO "former_event_pkey"`);
    await runner.query(
      `CREATE TABLE "event" ("project_id" integer NOT NULL, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "id" bigint NOT NULL, "experiment_id" integer, "end_user_id" text, "type" text NOT NULL, "metric_id" integer, "value" double precision, "properties" jsonb, "variation_id" integer, "campaign_id" text, "ad_id" text, "device_type" text, "event_id" text, "received_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "event_pkey" PRIMARY KEY ("project_id", "occurred_at", "id")) PARTITION BY RANGE ("occurred_at")`,
    );
    await runner.query(
      `CREATE INDEX "event_experiment_id_occurred_at_index" ON "event"  ("experiment_id", "occurred_at", "id") WHERE experiment_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "event_project_id_end_user_id_index" ON "event"  ("project_id", "end_user_id", "occurred_at") `,
    );
    await runner.query(`CREATE TABLE "event_default" PARTITION OF "event" DEFAULT`);
    await runner.query(`
      DO $$
      DECLARE month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
      BEGIN
        FOR ahead IN -1..3 LOOP
          EXECUTE format('CREATE TABLE %I PARTITION OF event FOR VALUES FROM (%L) TO (%L)',
            to_char(month + ahead * interval '1 month', '"event_"YYYY_MM'),
            (month + ahead * interval '1 month') || '+00', (month + (ahead + 1) * interval '1 month') || '+00');
        END LOOP;
      END $$`);
    await runner.query(
      `INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, metric_id, value, received_at)
       SELECT experiment.project_id, former.occurred_at, former.id, former.experiment_id, former.end_user_id,
         former.type, CASE WHEN former.type = 'click' THEN former.metric_id END, former.value, former.received_at
       FROM former_event AS former JOIN experiment ON experiment.id = former.experiment_id`,
    );
    await runner.query(`DROP TABLE "former_event"`);
  }

  /** Which event an older id stands for is not known; a repetition counts as one of it all the same. */
  private async remakeIdentities(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "event_identity" DROP CONSTRAINT "event_identity_project_id_fkey"`);
    await runner.query(`ALTER TABLE "event_identity" ADD "id" bigint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "event_identity" ALTER COLUMN "id" DROP DEFAULT`);
    await runner.query(`ALTER TABLE "event_identity" ADD "occurred_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`UPDATE "event_identity" SET occurred_at = received_at`);
    await runner.query(`ALTER TABLE "event_identity" ALTER COLUMN "occurred_at" SET NOT NULL`);
  }

  /** Rows that are updated over and over get room on their pages, so that indexes need not follow. */
  private async addTotals(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "user_total" ("experiment_id" integer NOT NULL, "end_user_id" text NOT NULL, "metric_id" integer NOT NULL DEFAULT '0', "type" text NOT NULL, "variation_id" integer NOT NULL, "event_count" bigint NOT NULL, "value_sum" double precision NOT NULL, CONSTRAINT "user_total_pkey" PRIMARY KEY ("experiment_id", "end_user_id", "metric_id", "type")) WITH (fillfactor = 85)`,
    );
    await runner.query(
      `CREATE TABLE "variation_total" ("experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "metric_id" integer NOT NULL DEFAULT '0', "type" text NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL, "users" bigint NOT NULL, "count_sum_squares" double precision NOT NULL, "value_sum" double precision NOT NULL, "value_sum_squares" double precision NOT NULL, CONSTRAINT "variation_total_pkey" PRIMARY KEY ("experiment_id", "variation_id", "metric_id", "type", "shard")) WITH (fillfactor = 50)`,
    );
    await runner.query(
      `CREATE TABLE "assignment_total" ("experiment_id" integer NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "shard" integer NOT NULL, "users" bigint NOT NULL, CONSTRAINT "assignment_total_pkey" PRIMARY KEY ("experiment_id", "variation_id", "allocation_version", "shard")) WITH (fillfactor = 50)`,
    );
    await runner.query(
      `INSERT INTO assignment_total SELECT experiment_id, variation_id, allocation_version, 0, count(*)
       FROM assignment GROUP BY 1, 2, 3`,
    );
    await runner.query(
      `WITH counted AS (
         SELECT assignment.experiment_id, assignment.end_user_id, assignment.variation_id, event.metric_id,
           event.type, COALESCE(event.value, 0) AS value
         FROM event
         JOIN experiment ON experiment.id = event.experiment_id
         JOIN assignment ON assignment.experiment_id = event.experiment_id
           AND assignment.end_user_id = event.end_user_id
         WHERE event.occurred_at >= assignment.assigned_at
           AND (experiment.ended_at IS NULL OR event.occurred_at < experiment.ended_at))
       INSERT INTO user_total
       SELECT experiment_id, end_user_id, metric_id, type, min(variation_id), count(*), sum(value)
       FROM (SELECT experiment_id, end_user_id, variation_id, 0 AS metric_id, type, value FROM counted
             UNION ALL
             SELECT experiment_id, end_user_id, variation_id, metric_id, '', value FROM counted
             WHERE metric_id IS NOT NULL) AS contribution
       GROUP BY 1, 2, 3, 4`,
    );
    await runner.query(
      `INSERT INTO variation_total
       SELECT experiment_id, variation_id, metric_id, type, 0, sum(event_count), count(*),
         sum(event_count::float8 * event_count), sum(value_sum), sum(value_sum * value_sum)
       FROM user_total GROUP BY 1, 2, 3, 4`,
    );
  }

  /** Events that name no experiment have no place in the former table. */
  private async restoreEvents(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "event" RENAME TO "later_event"`);
    await runner.query(`ALTER TABLE "later_event" RENAME CONSTRAINT "event_pkey" TO "later_event_pkey"`);
    await runner.query(
      `CREATE TABLE "event" ("experiment_id" integer NOT NULL, "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL, "end_user_id" text, "type" text NOT NULL, "metric_id" integer, "value" double precision, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "received_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "event_pkey" PRIMARY KEY ("experiment_id", "id"))`,
    );
    await runner.query(
      `INSERT INTO event (experiment_id, end_user_id, type, metric_id, value, occurred_at, received_at)
       SELECT experiment_id, end_user_id, type, metric_id, value, occurred_at, received_at FROM later_event
       WHERE experiment_id IN (SELECT id FROM experiment) ORDER BY occurred_at, id`,
    );
    await runner.query(`DROP TABLE "later_event"`);
    await runner.query(
      `ALTER TABLE "event" ADD CONSTRAINT "event_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }
}
