import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Partitions of events come and go by functions that work with the rights of the schema's owner, so that an app needs no
 * rights but to read and write rows. Whom the owner lets call them may.
 */
export class AddPartitionFunctions1796207000000 implements MigrationInterface {
  readonly name = 'AddPartitionFunctions1796207000000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = (await runner.query('SELECT quote_ident(current_schema()) AS schema')) as [
      { schema: string },
    ];
    // Names are looked up in the product's own schema, whatever the caller's path is.
    const withRightsOfOwner = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ${schema}, pg_temp`;
    await runner.query(`
      CREATE FUNCTION add_event_partition(month date) RETURNS void ${withRightsOfOwner} AS $$
      DECLARE
        name text := 'event_' || to_char(month, 'YYYY_MM');
        since timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
        until timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
      BEGIN
        SET LOCAL lock_timeout = '3s';
        LOCK TABLE event_default IN ACCESS EXCLUSIVE MODE;
        EXECUTE format('CREATE TABLE ${schema.replaceAll("'", "''")}.%I (LIKE event INCLUDING DEFAULTS)', name);
        EXECUTE format(
          'WITH moved AS (DELETE FROM event_default WHERE occurred_at >= $1 AND occurred_at < $2 RETURNING *)
           INSERT INTO %I SELECT * FROM moved', name) USING since, until;
        EXECUTE format('ALTER TABLE event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, since, until);
      END $$`);
    await runner.query(`
      CREATE FUNCTION drop_event_partition(month date) RETURNS void ${withRightsOfOwner} AS $$
      BEGIN
        SET LOCAL lock_timeout = '3s';
        EXECUTE format('DROP TABLE %I', 'event_' || to_char(month, 'YYYY_MM'));
      END $$`);
    for (const name of ['add_event_partition', 'drop_event_partition'])
      await runner.query(`REVOKE EXECUTE ON FUNCTION ${name}(date) FROM PUBLIC`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION drop_event_partition(date)');
    await runner.query('DROP FUNCTION add_event_partition(date)');
  }
}
