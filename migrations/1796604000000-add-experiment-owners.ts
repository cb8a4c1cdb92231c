import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Experiments have owners: at first the member who created each, as far as that is recorded and they are still there. */
export class AddExperimentOwners1796604000000 implements MigrationInterface {
  readonly name = 'AddExperimentOwners1796604000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE experiment ADD COLUMN owner_id integer');
    await runner.query('ALTER TABLE experiment DISABLE TRIGGER audit');
    await runner.query(`
      UPDATE experiment SET owner_id = first.user_id
      FROM (
        SELECT DISTINCT ON (experiment_id) experiment_id, user_id FROM experiment_version
        WHERE number = 1 ORDER BY experiment_id, id
      ) first, project, organization_user member
      WHERE first.experiment_id = experiment.id AND project.id = experiment.project_id
        AND member.organization_id = project.organization_id AND member.user_id = first.user_id
        AND NOT member.disabled`);
    await runner.query('ALTER TABLE experiment ENABLE TRIGGER audit');
    await runner.query('CREATE INDEX experiment_owner_id_index ON experiment (owner_id)');
    await runner.query(
      `ALTER TABLE experiment ADD CONSTRAINT experiment_owner_id_fkey
       FOREIGN KEY (owner_id) REFERENCES "user" (id) ON DELETE SET NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE experiment DROP COLUMN owner_id');
  }
}
