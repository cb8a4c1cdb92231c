/** What a statement is about, without its text. */
export interface StatementSummary {
  /** Its first word in capitals. */
  readonly operation: string;
  /** The first table that it names. */
  readonly table: string | undefined;
}

const firstWord = /^[\s(]*([a-z]{2,20})\b/i;
const tableName = /\b(?:from|into|update)\s+(?:only\s+)?"?([a-z_][a-z0-9_]{0,62})\b/i;

/** Reads words and names only, so that no value comes along, not even one that stands in the text. */
export function summarize(text: string): StatementSummary {
  const operation = firstWord.exec(text)?.[1]?.toUpperCase() ?? 'QUERY';
  return { operation, table: tableName.exec(text)?.[1] };
}
