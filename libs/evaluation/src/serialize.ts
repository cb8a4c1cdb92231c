import type { CompiledVariation } from './compiled-project.js';
import type { Outcome } from './outcome.js';

/**
 * The body of the answer to `POST /decision`, put together from texts made when the datafile was compiled.
 *
 * @param endUserIdJson the id as JSON, as it was given: `42` or `"42"`
 */
export function serializeDecisions(endUserIdJson: string, outcomes: readonly Outcome[]): string {
  let decisions = '';
  for (const { variation } of outcomes) {
    if (variation !== null) decisions += decisions === '' ? variation.json : `,${variation.json}`;
  }
  return `{"endUserId":${endUserIdJson},"decisions":[${decisions}]}`;
}

/** The same for a preview of one variation: its entry says so, and is the only one. */
export function serializePreview(endUserIdJson: string, { json }: CompiledVariation): string {
  return `{"endUserId":${endUserIdJson},"decisions":[${json.slice(0, -1)},"preview":true}]}`;
}
