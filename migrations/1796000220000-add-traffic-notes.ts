import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddTrafficNotes1796000220000 implements MigrationInterface {
  readonly name = 'AddTrafficNotes1796000220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "traffic_note" ("project_id" integer NOT NULL, "kind" text NOT NULL, "event_type" text NOT NULL, "minute" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "count" integer NOT NULL, CONSTRAINT "traffic_note_kind_known" CHECK (kind IN ('bot', 'value_too_large', 'many_visitors', 'many_events', 'odd_value')), CONSTRAINT "traffic_note_pkey" PRIMARY KEY ("project_id", "kind", "event_type", "minute"))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "traffic_note"`);
  }
}
