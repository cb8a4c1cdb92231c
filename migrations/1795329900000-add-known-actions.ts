import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddKnownActions1795329900000 implements MigrationInterface {
  readonly name = 'AddKnownActions1795329900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "known_action" ("name" text NOT NULL, CONSTRAINT "known_action_pkey" PRIMARY KEY ("name"))`,
    );
    await runner.query(
      `INSERT INTO "known_action" ("name")
       SELECT DISTINCT jsonb_path_query("tree", 'strict $.**.actions[*]') #>> '{}' FROM "menu_template"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "known_action"`);
  }
}
