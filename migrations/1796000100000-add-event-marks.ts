import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddEventMarks1796000100000 implements MigrationInterface {
  readonly name = 'AddEventMarks1796000100000';

  /** Ids from before stay where they are, and are asked for there until they are 30 days old. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "event_mark" ("project_id" integer NOT NULL, "bucket" integer NOT NULL, "identity" bytea NOT NULL, "id" bigint NOT NULL, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "received_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "event_mark_pkey" PRIMARY KEY ("project_id", "bucket", "identity"))`,
    );
    await runner.query(
      `CREATE INDEX "event_mark_received_at_index" ON "event_mark"  ("received_at") WHERE bucket < 0`,
    );
  }

  /** What is in both is known by the id alone again; one of several events under an id stands for it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO event_identity (project_id, event_id, id, occurred_at, received_at)
      SELECT project_id, event.event_id, id, occurred_at, event_mark.received_at
      FROM event_mark JOIN event USING (project_id, id, occurred_at)
      WHERE event.event_id IS NOT NULL
      ON CONFLICT DO NOTHING`);
    await runner.query(`DROP TABLE "event_mark"`);
  }
}
