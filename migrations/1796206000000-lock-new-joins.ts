import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/**
 * Who waited for the locks of a person that others joined meanwhile takes those of the new ids as well, unless that would
 * mean to wait out of order: many joins to one known id at once would otherwise begin again until they are given up.
 */
export class LockNewJoins1796206000000 implements MigrationInterface {
  readonly name = 'LockNewJoins1796206000000';

  async up(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'lock_people', changes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'lock_people', reversed(changes));
  }
}

const changes: readonly Change[] = [
  [
    `  DECLARE wanted text[] := people_around(p, us);\n`,
    `  DECLARE wanted text[] := people_around(p, us);\n    more text[];\n`,
  ],
  [
    `    IF EXISTS (SELECT unnest(people_around(p, us)) EXCEPT SELECT unnest(wanted)) THEN
      RAISE EXCEPTION 'Ids were joined meanwhile.' USING ERRCODE = '40001';
    END IF;
`,
    `    LOOP
      more := ARRAY(SELECT unnest(people_around(p, us)) EXCEPT SELECT unnest(wanted));
      EXIT WHEN more = '{}';
      IF NOT (SELECT bool_and(pg_try_advisory_xact_lock(user_lock(p, x))) FROM unnest(more) AS x) THEN
        RAISE EXCEPTION 'Ids were joined meanwhile.' USING ERRCODE = '40001';
      END IF;
      wanted := wanted || more;
    END LOOP;
`,
  ],
];
