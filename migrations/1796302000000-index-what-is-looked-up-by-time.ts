import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for what is asked for every second or two: the latest assignments of a project, and planned ends that have come. */
export class IndexWhatIsLookedUpByTime1796302000000 implements MigrationInterface {
  readonly name = 'IndexWhatIsLookedUpByTime1796302000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX assignment_assigned_at_index');
    await runner.query(
      'CREATE INDEX assignment_assigned_at_index ON assignment USING btree (project_id, assigned_at)',
    );
    await runner.query(
      `CREATE INDEX experiment_due_index ON experiment USING btree (end_at)
       WHERE end_at IS NOT NULL AND status IN ('Active', 'Paused')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX experiment_due_index');
    await runner.query('DROP INDEX assignment_assigned_at_index');
    await runner.query('CREATE INDEX assignment_assigned_at_index ON assignment USING brin (assigned_at)');
  }
}
