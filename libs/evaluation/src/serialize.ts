import type { CompiledVariation } from './compiled-project.js';
import type { Outcome } from './outcome.js';

/**
 * The body of the answer to `POST /decision`, put together from texts made when the datafile was compiled.
 *
 * @param endUserIdJson the id as JSON, as it was given: `42` or `"42"`
 * @param urlFollowers how many experiments of the project have the trigger URL Changes; the answer says
 *   `elsewhere` when not all of them are among the outcomes
 */
export function serializeDecisions(
  endUserIdJson: string,
  outcomes: readonly Outcome[],
  urlFollowers = 0,
): string {
  let decisions = '';
  let elsewhere = urlFollowers;
  for (const { experiment, variation } of outcomes) {
    if (experiment.followsUrl) elsewhere--;
    if (variation !== null) decisions += decisions === '' ? variation.json : `,${variation.json}`;
  }
  const ending = elsewhere > 0 ? '],"elsewhere":true}' : ']}';
  return `{"endUserId":${endUserIdJson},"decisions":[${decisions}${ending}`;
}

/** The same for a preview of one variation: its entry says so, and is the only one. */
export function serializePreview(endUserIdJson: string, { json }: CompiledVariation): string {
  return `{"endUserId":${endUserIdJson},"decisions":[${json.slice(0, -1)},"preview":true}]}`;
}
