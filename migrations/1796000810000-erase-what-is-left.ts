import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ids that earlier versions gave to end users who were erased. */
const wasErased = `end_user_id LIKE 'anonymous-%'
  AND end_user_id ~ '^anonymous-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'`;

/** Earlier versions left attributes, campaigns and devices with what erased end users did. */
export class EraseWhatIsLeft1796000810000 implements MigrationInterface {
  readonly name = 'EraseWhatIsLeft1796000810000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE assignment SET attributes = to_jsonb('(erased)'::text), device_type = NULL, campaign_id = NULL, ad_id = NULL
       WHERE ${wasErased}`,
    );
    await runner.query(
      `UPDATE event SET device_type = NULL, campaign_id = NULL, ad_id = NULL
       WHERE ${wasErased} AND (device_type, campaign_id, ad_id) IS DISTINCT FROM (NULL, NULL, NULL)`,
    );
  }

  /** What was erased stays so; the version before reads attributes that are absent. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE assignment SET attributes = NULL WHERE jsonb_typeof(attributes) = 'string'`);
  }
}
