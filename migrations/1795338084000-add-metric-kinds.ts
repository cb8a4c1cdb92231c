import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMetricKinds1795338084000 implements MigrationInterface {
  readonly name = 'AddMetricKinds1795338084000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "allocation_share" ("experiment_id" integer NOT NULL, "allocation_version" integer NOT NULL, "variation_id" integer NOT NULL, "traffic" numeric(5,2) NOT NULL, CONSTRAINT "allocation_share_pkey" PRIMARY KEY ("experiment_id", "allocation_version", "variation_id"))`,
    );
    await runner.query(
      `ALTER TABLE "allocation_share" ADD CONSTRAINT "allocation_share_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "allocation_share" ADD CONSTRAINT "allocation_share_variation_id_fkey" FOREIGN KEY ("variation_id") REFERENCES "variation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "allocation_share_variation_id_index" ON "allocation_share"  ("variation_id") `,
    );
    await runner.query(presentShares);
    for (const [column, definition] of columns) {
      await runner.query(`ALTER TABLE "metric" ADD "${column}" ${definition}`);
    }
    await runner.query(`ALTER TABLE "metric" DROP CONSTRAINT "metric_kind_known"`);
    for (const [name, condition] of checks) {
      await runner.query(`ALTER TABLE "metric" ADD CONSTRAINT "${name}" CHECK (${condition})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "metric" SET kind = 'mean' WHERE kind = 'ratio'`);
    for (const [name] of checks) await runner.query(`ALTER TABLE "metric" DROP CONSTRAINT "${name}"`);
    await runner.query(
      `ALTER TABLE "metric" ADD CONSTRAINT "metric_kind_known" CHECK (kind IN ('binomial', 'count', 'mean'))`,
    );
    for (const [column] of columns) await runner.query(`ALTER TABLE "metric" DROP COLUMN "${column}"`);
    await runner.query(`DROP TABLE "allocation_share"`);
  }
}

/**
 * Who was assigned under an earlier version was split by shares that nobody knows any more. An experiment whose
 * shares have not changed since it started has had them since then.
 */
const presentShares = `
  INSERT INTO allocation_share (experiment_id, allocation_version, variation_id, traffic)
  SELECT experiment.id, allocation_version, variation.id, traffic
  FROM experiment JOIN variation ON variation.experiment_id = experiment.id`;

const columns = [
  ['ratio_of', `text NOT NULL DEFAULT 'count'`],
  ['denominator', `text NOT NULL DEFAULT ''`],
  ['denominator_of', `text NOT NULL DEFAULT 'count'`],
  ['capping', `text NOT NULL DEFAULT 'none'`],
  ['cap', 'double precision'],
  ['cap_percentile', `double precision NOT NULL DEFAULT '0.99'`],
  ['cap_ignores_zeros', 'boolean NOT NULL DEFAULT false'],
  ['margin_type', `text NOT NULL DEFAULT 'relative'`],
  ['margin', `double precision NOT NULL DEFAULT '0.05'`],
  ['cuped', 'boolean NOT NULL DEFAULT false'],
  ['covariate_days', `integer NOT NULL DEFAULT '30'`],
] as const;

const checks = [
  ['metric_kind_known', `kind IN ('binomial', 'count', 'mean', 'ratio')`],
  ['metric_ratio_complete', `kind <> 'ratio' OR denominator <> ''`],
  ['metric_summed_known', `ratio_of IN ('count', 'values') AND denominator_of IN ('count', 'values')`],
  ['metric_capping_known', `capping IN ('none', 'fixed', 'percentile')`],
  ['metric_cap_complete', `capping <> 'fixed' OR cap IS NOT NULL AND cap > 0`],
  ['metric_cap_percentile_in_range', 'cap_percentile > 0 AND cap_percentile <= 1'],
  ['metric_margin_type_known', `margin_type IN ('relative', 'absolute')`],
  ['metric_margin_positive', 'margin > 0'],
  ['metric_covariate_days_in_range', 'covariate_days BETWEEN 1 AND 365'],
] as const;
