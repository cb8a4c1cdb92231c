import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddIntegrationApi1795327844486 implements MigrationInterface {
  readonly name = 'AddIntegrationApi1795327844486';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "experiment" ADD "activates_itself" boolean NOT NULL DEFAULT false`);
    await runner.query(auditId);
    await runner.query(`ALTER TABLE "audit_entry" ADD "api_key_id" integer DEFAULT audit_id('api_key_id')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "audit_entry" DROP COLUMN "api_key_id"`);
    await runner.query('DROP FUNCTION audit_id');
    await runner.query(`ALTER TABLE "experiment" DROP COLUMN "activates_itself"`);
  }
}

/** An id that the application said about the present transaction; null when it said none. */
const auditId = `
  CREATE FUNCTION audit_id(name text) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT audit_setting(name)::integer
  $$`;
