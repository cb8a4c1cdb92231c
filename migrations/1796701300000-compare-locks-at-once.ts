import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/** Whose locks are wanted is nearly always the same before and after they are taken, which is seen without a query. */
export class CompareLocksAtOnce1796701300000 implements MigrationInterface {
  readonly name = 'CompareLocksAtOnce1796701300000';

  async up(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'lock_people', ofLocking);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'lock_people', reversed(ofLocking));
  }
}

const ofLocking: Change[] = [
  [
    `    more text[];
  BEGIN`,
    `    now_wanted text[];
    more text[];
  BEGIN`,
  ],
  [
    `      more := ARRAY(SELECT unnest(people_around(p, us)) EXCEPT SELECT unnest(wanted));`,
    `      now_wanted := people_around(p, us);
      EXIT WHEN now_wanted = wanted;
      more := ARRAY(SELECT unnest(now_wanted) EXCEPT SELECT unnest(wanted));`,
  ],
];
