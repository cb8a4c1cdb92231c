import {
  endUserIdRule,
  endUserIdText,
  FieldFaults,
  isHttpUrl,
  isNestedObject,
  isObject,
  isProjectReference,
  maxAttributeDepth,
  projectRule,
} from '../requests/index.js';
import type { ProjectReference, Visit } from '../serving/index.js';

/** A checked body of `POST /decision`. */
export interface DecisionRequest {
  readonly projectId: ProjectReference;
  readonly url: string;
  readonly endUserId: string;
  /** The id as JSON, the way it was given. */
  readonly endUserIdJson: string;
  readonly attributes: Record<string, unknown> | undefined;
  /** What the page says of how its visitor came; an empty referrer is none. */
  readonly visit: Visit;
  /** Whether the answer is to say where experiments are. */
  readonly hints: boolean;
  /** The token of a preview link. */
  readonly preview: string | undefined;
  /** The page of an earlier answer that the browser could not show any more. */
  readonly timedOutUrl: string | undefined;
}

/**
 * Reads a body. Unknown fields are ignored, since a client may be newer than the server.
 *
 * @param makeEndUserId called when the body names nobody
 * @throws DomainError invalid, naming every field that is wrong
 */
export function parseDecisionRequest(body: unknown, makeEndUserId: () => number): DecisionRequest {
  const faults = new FieldFaults();
  if (!isObject(body)) {
    faults.add('body', 'must be a JSON object');
    throw faults.toError();
  }
  const { projectId, url, attributes, preview, timedOut, timedOutUrl, hints } = body;
  const visit = readVisit(body, faults);
  if (!isProjectReference(projectId)) faults.add('projectId', projectRule);
  if (!isHttpUrl(url)) faults.add('url', 'must be an absolute http or https address');
  if (!isNestedObject(attributes))
    faults.add('attributes', `must be an object at most ${maxAttributeDepth} levels deep`);
  if (!isOptionalText(preview)) faults.add('preview', 'must be a text');
  if (!isOptionalBoolean(timedOut)) faults.add('timedOut', 'must be true or false');
  if (!isOptionalBoolean(hints)) faults.add('hints', 'must be true or false');
  if (!isOptionalText(timedOutUrl)) faults.add('timedOutUrl', 'must be a text');
  const endUserId = body['endUserId'] ?? makeEndUserId();
  const text = endUserIdText(endUserId);
  if (text === undefined) faults.add('endUserId', endUserIdRule);
  faults.throwIfAny();
  return {
    projectId: projectId as ProjectReference,
    url: url as string,
    endUserId: text as string,
    endUserIdJson: typeof endUserId === 'number' ? (text as string) : JSON.stringify(endUserId),
    attributes: (attributes ?? undefined) as Record<string, unknown> | undefined,
    visit,
    hints: hints === true,
    preview: (preview || undefined) as string | undefined,
    timedOutUrl: timedOut === true ? ((timedOutUrl || url) as string) : undefined,
  };
}

const noVisit: Visit = Object.freeze({});

function readVisit({ referrer, firstReferrer, utm }: Record<string, unknown>, faults: FieldFaults): Visit {
  if (referrer === undefined && firstReferrer === undefined && utm === undefined) return noVisit;
  if (!isOptionalText(referrer)) faults.add('referrer', 'must be a text');
  if (!isOptionalText(firstReferrer)) faults.add('firstReferrer', 'must be a text');
  const isUtm =
    utm === undefined ||
    utm === null ||
    (isObject(utm) && Object.values(utm).every((value) => typeof value === 'string'));
  if (!isUtm) faults.add('utm', 'must be an object of texts, such as {"utm_source": "mail"}');
  return {
    referrer: (referrer ?? undefined) as string | undefined,
    firstReferrer: (firstReferrer ?? undefined) as string | undefined,
    utm: (utm ?? undefined) as Record<string, string> | undefined,
  };
}

function isOptionalBoolean(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'boolean';
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}
