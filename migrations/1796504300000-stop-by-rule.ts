import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A guardrail may fail under one rule of a flag; and a stop may only halt a rollout. */
export class StopByRule1796504300000 implements MigrationInterface {
  readonly name = 'StopByRule1796504300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "experiment_stop" ADD "rule_id" integer NOT NULL DEFAULT '0', ADD "pauses" boolean NOT NULL DEFAULT true`,
    );
    await unique(
      runner,
      `"experiment_id", "reason", "metric_id", "variation_id", "allocation_version", "rule_id"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM experiment_stop WHERE rule_id <> 0`);
    await unique(runner, `"experiment_id", "reason", "metric_id", "variation_id", "allocation_version"`);
    await runner.query(`ALTER TABLE "experiment_stop" DROP COLUMN "pauses", DROP COLUMN "rule_id"`);
  }
}

const unique = (runner: QueryRunner, columns: string): Promise<unknown> =>
  runner.query(
    `ALTER TABLE "experiment_stop" DROP CONSTRAINT "experiment_stop_once", ADD CONSTRAINT "experiment_stop_once" UNIQUE (${columns})`,
  );
