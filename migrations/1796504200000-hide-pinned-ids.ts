import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/** The audit log does not tell whose ids are pinned in a flag: it keeps its entries, while an end user may be erased. */
export class HidePinnedIds1796504200000 implements MigrationInterface {
  readonly name = 'HidePinnedIds1796504200000';

  async up(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'audit_value', hiding);
    await runner.query('ALTER TABLE audit_entry DISABLE TRIGGER append_only');
    for (const column of ['before', 'after'])
      await runner.query(
        `UPDATE audit_entry SET ${column} = jsonb_set(${column}, '{pins}', audit_value('pins', ${column} -> 'pins'))
         WHERE entity = 'experiment' AND ${column} ? 'pins'`,
      );
    await runner.query('ALTER TABLE audit_entry ENABLE TRIGGER append_only');
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'audit_value', reversed(hiding));
  }
}

const hiding: Change[] = [
  [
    `WHEN value = 'null' THEN value`,
    `WHEN value = 'null' THEN value
      WHEN name = 'pins' THEN CASE jsonb_typeof(value)
        WHEN 'array' THEN (SELECT COALESCE(jsonb_agg(pin || '{"endUserId": "(hidden)"}'), '[]') FROM jsonb_array_elements(value) AS pin)
        ELSE to_jsonb('(hidden)'::text) END`,
  ],
];
