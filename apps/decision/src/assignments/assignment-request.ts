import { invalidField } from '#libs/errors';
import {
  readExperiment,
  readText,
  isHttpUrl,
  isNestedObject,
  maxAttributeDepth,
  endUserIdRule,
  endUserIdText,
  FieldFaults,
  isObject,
  refuseUnknown,
} from '../requests/index.js';

/** Whom an assignment is asked for, and what is known of the visit. */
export interface AssignmentVisit {
  readonly endUserId: string;
  readonly url: string | undefined;
  readonly attributes: Record<string, unknown> | undefined;
  readonly deviceType: string | null;
  readonly campaignId: string | null;
  readonly adId: string | null;
}

/** A checked body of `POST /api/assignment`. */
export interface AssignmentRequest extends AssignmentVisit {
  /** Id in digits, or key. */
  readonly experiment: string;
}

/** A checked body of `POST /api/experiments/check-eligibility`. */
export interface EligibilityRequest extends AssignmentVisit {
  /** As asked: ids in digits, or keys. */
  readonly experiments: ReadonlySet<string>;
}

const maxExperiments = 500;
const visitFields = ['user_id', 'url', 'attributes', 'device_type', 'campaign_id', 'ad_id'];

/** @throws DomainError invalid, naming every field that is wrong or not known */
export function parseAssignment(body: unknown): AssignmentRequest {
  const faults = new FieldFaults();
  const fields = requireObject(body, faults);
  refuseUnknown(fields, [...visitFields, 'experiment_id'], faults);
  const experiment = readExperiment(fields['experiment_id'], faults);
  if (experiment === null && fields['experiment_id'] == null) faults.add('experiment_id', 'is missing');
  const visit = readVisit(fields, faults);
  faults.throwIfAny();
  return { ...visit, experiment: experiment ?? '' };
}

/** @throws DomainError invalid, naming every field that is wrong or not known */
export function parseEligibility(body: unknown): EligibilityRequest {
  const faults = new FieldFaults();
  const fields = requireObject(body, faults);
  refuseUnknown(fields, [...visitFields, 'experiment_ids'], faults);
  const experiments = readExperiments(fields['experiment_ids'], faults);
  const visit = readVisit(fields, faults);
  faults.throwIfAny();
  return { ...visit, experiments };
}

/**
 * The visit of a call that names nothing but the end user.
 *
 * @throws DomainError invalid for a text that is no end user's id
 */
export function visitOf(userId: string): AssignmentVisit {
  const endUserId = endUserIdText(userId);
  if (endUserId === undefined) throw invalidField('user_id', endUserIdRule);
  return { endUserId, url: undefined, attributes: undefined, deviceType: null, campaignId: null, adId: null };
}

function requireObject(body: unknown, faults: FieldFaults): Record<string, unknown> {
  if (isObject(body)) return body;
  faults.add('body', 'must be a JSON object');
  throw faults.toError();
}

function readVisit(fields: Record<string, unknown>, faults: FieldFaults): AssignmentVisit {
  const { url, attributes } = fields;
  const endUserId = endUserIdText(fields['user_id']);
  if (endUserId === undefined) faults.add('user_id', endUserIdRule);
  if (url != null && !isHttpUrl(url)) faults.add('url', 'must be an absolute http or https address');
  if (!isNestedObject(attributes))
    faults.add('attributes', `must be an object at most ${maxAttributeDepth} levels deep`);
  return {
    endUserId: endUserId ?? '',
    url: (url ?? undefined) as string | undefined,
    attributes: (attributes ?? undefined) as Record<string, unknown> | undefined,
    deviceType: readText(fields['device_type'], 'device_type', faults),
    campaignId: readText(fields['campaign_id'], 'campaign_id', faults),
    adId: readText(fields['ad_id'], 'ad_id', faults),
  };
}

function readExperiments(value: unknown, faults: FieldFaults): ReadonlySet<string> {
  const rule = `must be a list of at most ${maxExperiments} ids or keys of experiments`;
  if (!Array.isArray(value) || value.length > maxExperiments) {
    faults.add('experiment_ids', rule);
    return new Set();
  }
  const own = new FieldFaults();
  const names = value.map((one) => readExperiment(one, own));
  if (own.count > 0 || names.includes(null)) faults.add('experiment_ids', rule);
  return new Set(names.filter((name) => name !== null));
}
