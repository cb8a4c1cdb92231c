import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules of Feature Flags, and end users who are pinned to a variation. */
export class AddFlagRules1796403000000 implements MigrationInterface {
  readonly name = 'AddFlagRules1796403000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE experiment ADD COLUMN rules jsonb NOT NULL DEFAULT '[]', ADD COLUMN pins jsonb NOT NULL DEFAULT '[]',
         ADD COLUMN last_rule_id integer NOT NULL DEFAULT 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE experiment DROP COLUMN rules, DROP COLUMN pins, DROP COLUMN last_rule_id`,
    );
  }
}
