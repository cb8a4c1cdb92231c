import type { QueryRunner } from 'typeorm';

/** What stands in a function, and what is to stand there instead; once unless told otherwise. */
export type Change = readonly [former: string, wanted: string, times?: number];

/**
 * Changes parts of a function of the database as it is, so that what other migrations changed of it stays.
 *
 * @throws Error when a part does not stand there exactly so often
 */
export async function changeFunction(
  runner: QueryRunner,
  name: string,
  changes: readonly Change[],
): Promise<void> {
  const rows = (await runner.query('SELECT pg_get_functiondef(to_regproc($1)) AS text', [name])) as {
    text: string | null;
  }[];
  let text = rows[0]?.text ?? '';
  for (const [former, wanted, times = 1] of changes) {
    const parts = text.split(former);
    if (parts.length !== times + 1)
      throw new Error(`Function ${name} has ${parts.length - 1} times what is to be changed: ${former}`);
    text = parts.join(wanted);
  }
  await runner.query(text);
}

/** The changes that take these back. */
export const reversed = (changes: readonly Change[]): Change[] =>
  changes.map(([former, wanted, times]): Change => [wanted, former, times]).reverse();
