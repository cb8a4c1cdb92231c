import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process does what one at a time is to do; locks of sessions did not work behind a pooler. */
export class AddJobLeases1796301000000 implements MigrationInterface {
  readonly name = 'AddJobLeases1796301000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "job_lease" ("name" text NOT NULL, "holder" text NOT NULL, "until" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "job_lease_pkey" PRIMARY KEY ("name"))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "job_lease"`);
  }
}
