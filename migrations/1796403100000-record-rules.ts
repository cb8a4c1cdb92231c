import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/**
 * Notes which rule of a flag measured an end user first, and who was served by another measured rule later. Who asks as
 * before, without rules, means the default rule.
 */
export class RecordRules1796403100000 implements MigrationInterface {
  readonly name = 'RecordRules1796403100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assignment ADD COLUMN moved_at timestamptz(3)`);
    await runner.query(
      `CREATE INDEX assignment_moved_index ON assignment (project_id, experiment_id) WHERE moved_at IS NOT NULL`,
    );
    await changeFunction(runner, 'record_assignments', [newArgument, ...changes]);
    await runner.query(`DROP FUNCTION record_assignments(${formerArguments})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'record_assignments', reversed([newArgument, ...changes]));
    await runner.query(`DROP FUNCTION record_assignments(${formerArguments}, integer[])`);
    await runner.query(`ALTER TABLE assignment DROP COLUMN moved_at`);
  }
}

const formerArguments =
  'integer, text[], text[], text[], text[], text[], bigint[], integer[], integer[], integer[], integer[]';

/** The rule of each exposure, 0 for the default one. */
const newArgument: Change = ['av integer[])', 'av integer[], ru integer[] DEFAULT NULL::integer[])'];

const answer = 'SELECT COALESCE(a.variation_id, (';

/** Recorded under another rule. */
const answerByRule = `SELECT COALESCE(CASE WHEN a.variation_id IS NOT NULL
          AND COALESCE(a.rule_id, 0) <> COALESCE(ru[x.position], 0) THEN -1 END, a.variation_id, (`;

const noteMoves = `      IF -1 = ANY (answer) THEN
        UPDATE assignment SET moved_at = date_trunc('milliseconds', now())
        WHERE project_id = p AND moved_at IS NULL AND (end_user_id, experiment_id) IN (
          SELECT vis[x.at] COLLATE "C", x.e FROM unnest(at, e, answer) AS x (at, e, recorded) WHERE x.recorded = -1);
      END IF;
`;

const changes: readonly Change[] = [
  [
    `    IF known AND NOT late THEN\n      answer := ARRAY(\n        ${answer}`,
    `    IF known AND NOT late THEN\n      answer := ARRAY(\n        ${answerByRule}`,
  ],
  [
    `    IF known THEN\n      answer := ARRAY(\n        ${answer}`,
    `    IF known THEN\n      answer := ARRAY(\n        ${answerByRule}`,
  ],
  [
    `      IF array_position(answer, NULL) IS NULL THEN\n`,
    `${noteMoves}      IF array_position(answer, NULL) IS NULL THEN\n`,
  ],
  [`    IF positions = '{}' THEN\n`, `${noteMoves}    IF positions = '{}' THEN\n`],
  [`attributes, served_as)\n    SELECT p, e[x]`, `attributes, served_as, rule_id)\n    SELECT p, e[x]`],
  [
    `NULLIF(given[at[x]], vis[at[x]])\n    FROM unnest(positions)`,
    `NULLIF(given[at[x]], vis[at[x]]), ru[x]\n    FROM unnest(positions)`,
  ],
];
