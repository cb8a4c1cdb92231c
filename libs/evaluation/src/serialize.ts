import type { CompiledVariation } from './compiled-project.js';
import { isAsciiText } from './fragments.js';
import type { Outcome } from './outcome.js';

/** A JSON text that is made of ready parts. */
export interface JsonText {
  readonly text: string;
  /** Whether it is known to be ASCII alone, so that it has as many bytes as characters. */
  readonly isAscii: boolean;
}

/**
 * The body of the answer to `POST /decision`, put together from texts made when the datafile was compiled.
 *
 * @param endUserIdJson the id as JSON, as it was given: `42` or `"42"`
 * @param urlFollowers how many experiments of the project have the trigger URL Changes; the answer says
 *   `elsewhere` when not all of them are among the outcomes
 * @param where the project's text of where experiments are, for pages that ask
 */
export function serializeDecisions(
  endUserIdJson: string,
  outcomes: readonly Outcome[],
  urlFollowers = 0,
  where?: string,
): JsonText {
  let decisions = '';
  let isAscii = isAsciiText(endUserIdJson);
  let elsewhere = urlFollowers;
  for (const { experiment, variation } of outcomes) {
    if (experiment.followsUrl) elsewhere--;
    if (variation === null) continue;
    decisions += decisions === '' ? variation.json : `,${variation.json}`;
    isAscii &&= variation.isAscii;
  }
  const hints = where === undefined ? '' : `,"where":${where}`;
  if (hints !== '') isAscii &&= isAsciiText(hints);
  const ending = elsewhere > 0 ? `],"elsewhere":true${hints}}` : `]${hints}}`;
  return { text: `{"endUserId":${endUserIdJson},"decisions":[${decisions}${ending}`, isAscii };
}

/** The same for a preview of one variation: its entry says so, and is the only one. */
export function serializePreview(endUserIdJson: string, { json, isAscii }: CompiledVariation): JsonText {
  const text = `{"endUserId":${endUserIdJson},"decisions":[${json.slice(0, -1)},"preview":true}]}`;
  return { text, isAscii: isAscii && isAsciiText(endUserIdJson) };
}
