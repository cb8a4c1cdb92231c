import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddKeyNetworks1796000701000 implements MigrationInterface {
  readonly name = 'AddKeyNetworks1796000701000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "api_key_network" ("api_key_id" integer NOT NULL, "network" text NOT NULL, "first_seen_on" date NOT NULL, "seen_on" date NOT NULL, CONSTRAINT "api_key_network_pkey" PRIMARY KEY ("api_key_id", "network"))`,
    );
    await runner.query(
      `ALTER TABLE "api_key_network" ADD CONSTRAINT "api_key_network_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(noteNetwork);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION note_key_network');
    await runner.query('DROP TABLE "api_key_network"');
  }
}

/**
 * Notes that a key was used from a network on a day. 'new' the first time, and again once it was not seen for 90
 * days; 'many' once a day, in place of the 21st that is new; null otherwise. Uses of one key go one after another.
 */
const noteNetwork = `
  CREATE FUNCTION note_key_network(used_key int, used_from text, today date) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    told int;
  BEGIN
    PERFORM 1 FROM api_key WHERE id = used_key FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    DELETE FROM api_key_network WHERE api_key_id = used_key AND seen_on < today - 90;
    UPDATE api_key_network SET seen_on = GREATEST(seen_on, today)
    WHERE api_key_id = used_key AND network = used_from;
    IF FOUND THEN
      RETURN NULL;
    END IF;
    SELECT count(*) INTO told FROM api_key_network
    WHERE api_key_id = used_key AND network <> '' AND first_seen_on = today;
    IF told < 20 THEN
      INSERT INTO api_key_network (api_key_id, network, first_seen_on, seen_on)
      VALUES (used_key, used_from, today, today);
      RETURN 'new';
    END IF;
    INSERT INTO api_key_network (api_key_id, network, first_seen_on, seen_on)
    VALUES (used_key, '', today, today)
    ON CONFLICT (api_key_id, network) DO UPDATE SET first_seen_on = today, seen_on = today
    WHERE api_key_network.first_seen_on < today;
    RETURN CASE WHEN FOUND THEN 'many' END;
  END $$`;
