import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members decided with the end of an experiment, and what is served from then on. */
export class AddDecisions1796321000000 implements MigrationInterface {
  readonly name = 'AddDecisions1796321000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE experiment ADD COLUMN decision jsonb, ADD COLUMN shipped_variation_id integer`,
    );
    await runner.query(
      `ALTER TABLE experiment ADD CONSTRAINT experiment_decision_known
       CHECK (decision IS NULL OR (decision ->> 'outcome') IN ('ship', 'roll_back', 'iterate', 'inconclusive'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE experiment DROP COLUMN decision, DROP COLUMN shipped_variation_id`);
  }
}
