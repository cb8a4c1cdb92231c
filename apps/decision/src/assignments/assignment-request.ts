import { invalidField } from '#libs/errors';
import { bodyChecker, endUserIdRule, endUserIdText, FieldFaults } from '../requests/index.js';
import { assignmentSchema, eligibilitySchema, type VisitBody } from './assignment-schema.js';

/** Whom an assignment is asked for, and what is known of the visit. */
export interface AssignmentVisit {
  readonly endUserId: string;
  readonly url: string | undefined;
  readonly attributes: Record<string, unknown> | undefined;
  readonly deviceType: string | null;
  readonly campaignId: string | null;
  readonly adId: string | null;
  /** When it was shown, in milliseconds since 1970; now when left out. */
  readonly shownAt?: number;
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

const checkAssignment = bodyChecker(assignmentSchema);
const checkEligibility = bodyChecker(eligibilitySchema);

/** @throws DomainError invalid, naming every field that is wrong or not known */
export function parseAssignment(body: unknown): AssignmentRequest {
  const faults = new FieldFaults();
  if (!checkAssignment(body, faults)) throw faults.toError();
  return { ...readVisit(body), experiment: String(body.experiment_id) };
}

/** @throws DomainError invalid, naming every field that is wrong or not known */
export function parseEligibility(body: unknown): EligibilityRequest {
  const faults = new FieldFaults();
  if (!checkEligibility(body, faults)) throw faults.toError();
  return { ...readVisit(body), experiments: new Set(body.experiment_ids.map(String)) };
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

function readVisit(body: VisitBody): AssignmentVisit {
  return {
    endUserId: String(body.user_id),
    url: body.url ?? undefined,
    attributes: body.attributes ?? undefined,
    deviceType: textOf(body.device_type),
    campaignId: textOf(body.campaign_id),
    adId: textOf(body.ad_id),
  };
}

/** An empty one is none, and a number is its digits. */
function textOf(value: string | number | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}
