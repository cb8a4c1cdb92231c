import type { Renaming } from '#libs/http';
import { makeResults } from '../analysis/make-results.js';
import type { ResultsMaterial } from '../queries/read-results.js';
import { renameFields } from './rename-fields.js';
import { resultsCsv } from './results-csv.js';

/** How an answer is written: JSON with the names of the DTOs or others, or CSV. */
export type ResultsForm = { kind: 'json'; renaming?: Renaming } | { kind: 'csv' };

export interface ResultsJob {
  material: ResultsMaterial;
  form: ResultsForm;
}

/**
 * The bytes of an answer in UTF-8.
 *
 * @throws DomainError `invalid` for settings that the analysis refuses
 */
export function writeResults({ material, form }: ResultsJob): Uint8Array {
  const results = makeResults(material);
  return new TextEncoder().encode(form.kind === 'csv' ? resultsCsv(results) : jsonOf(results, form.renaming));
}

function jsonOf(results: object, renaming: Renaming | undefined): string {
  return JSON.stringify(renaming ? renameFields(results, renaming) : results);
}
