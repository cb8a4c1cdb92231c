import { isUrl, remembering } from '#libs/targeting';
import { endUserIdRule, endUserIdText, FieldFaults, isObject, isPublicId } from '../fields.js';
import type { ProjectReference } from './served-project.js';

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

/** How a visitor came to the page, and to the first page of the visit. */
export interface Visit {
  readonly referrer?: string | undefined;
  readonly firstReferrer?: string | undefined;
  /** The `utm_*` parameters of that first page. */
  readonly utm?: Readonly<Record<string, string>> | undefined;
}

/** How deep attributes may be nested; rules look no deeper. */
export const maxAttributeDepth = 10;

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

/** Whether a value can name a project. */
export function isProjectReference(value: unknown): value is ProjectReference {
  return Number.isSafeInteger(value) || isPublicId(value);
}

export const projectRule = 'must be an integer or a public id';

export function isHttpUrl(value: unknown): boolean {
  return typeof value === 'string' && isHttpText(value);
}

/** Some pages are asked for most of the time. */
const isHttpText = remembering((text) => /^https?:\/\//i.test(text) && isUrl(text), {
  answers: 100,
  length: 500,
});

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

/** Whether a value is no more deeply nested than rules look, or is not there. */
export function isNestedObject(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && isShallow(value, maxAttributeDepth));
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}
