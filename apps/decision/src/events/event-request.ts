import { minuteMs } from '#libs/durations';
import { isId } from '#libs/entities';
import {
  endUserIdRule,
  endUserIdText,
  isIdText,
  isInSeconds,
  isKeepable,
  isObject,
  isStorable,
  readExperiment,
  readText,
  readTime,
  shiftTime,
  type FieldFaults,
} from '../requests/index.js';

/** One event of a call, with its form checked; what it refers to is not looked up yet. */
export interface GivenEvent {
  readonly endUserId: string;
  readonly type: string;
  /** Id in digits, or key. */
  readonly experiment: string | null;
  readonly variantId: number | null;
  readonly variantName: string | null;
  readonly occurredAt: number;
  readonly value: number | null;
  readonly properties: Record<string, unknown> | null;
  readonly eventId: string | null;
  readonly campaignId: string | null;
  readonly adId: string | null;
  readonly deviceType: string | null;
}

export interface EventContext {
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** The type that the path gives; otherwise the body names it. */
  readonly type?: string;
}

const maxTypeBytes = 2_000;
const maxTypeLength = 1_000;
const maxDepth = 10;
const maxValue = 1e15;
const aheadMs = 5 * minuteMs;
/** Earlier ones are seconds taken for milliseconds. */
const earliest = Date.UTC(2000, 0);

/**
 * Reads one event. Unknown fields are ignored, since a client may be newer than the server.
 *
 * @returns undefined when something is wrong, which `faults` then names
 */
export function readEvent(body: unknown, context: EventContext, faults: FieldFaults): GivenEvent | undefined {
  if (!isObject(body)) {
    faults.add('', 'must be a JSON object');
    return undefined;
  }
  const before = faults.count;
  const event: GivenEvent = {
    endUserId: readUser(body['user_id'], faults),
    type: context.type ?? readType(body['type'], faults),
    experiment: readExperiment(body['experiment_id'], faults),
    variantId: readVariantId(body['variant_id'], faults),
    variantName: readText(body['variant'], 'variant', faults),
    occurredAt: readTimestamp(body, context.receivedAt, faults),
    value: readValue(body['value'], faults),
    properties: readProperties(body['properties'], faults),
    eventId: readEventId(body['event_id'], faults),
    campaignId: readText(body['campaign_id'], 'campaign_id', faults),
    adId: readText(body['ad_id'], 'ad_id', faults),
    deviceType: readText(body['device_type'], 'device_type', faults),
  };
  if (event.experiment === null) refuseVariant(event, faults);
  return faults.count > before ? undefined : event;
}

/** An event that names no experiment belongs to all of its end user's, and no variant is of all of them. */
function refuseVariant({ variantId, variantName }: GivenEvent, faults: FieldFaults): void {
  const rule = 'needs an experiment_id, the experiment that it is a variant of';
  if (variantId !== null) faults.add('variant_id', rule);
  if (variantName !== null) faults.add('variant', rule);
}

function readUser(value: unknown, faults: FieldFaults): string {
  const text = endUserIdText(value);
  if (text === undefined) faults.add('user_id', endUserIdRule);
  return text ?? '';
}

function readType(value: unknown, faults: FieldFaults): string {
  const isType =
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= maxTypeLength &&
    Buffer.byteLength(value) <= maxTypeBytes &&
    isStorable(value);
  if (isType) return value;
  faults.add('type', `must be a text of 1 to ${maxTypeLength} characters and at most ${maxTypeBytes} bytes`);
  return '';
}

function readVariantId(value: unknown, faults: FieldFaults): number | null {
  if (value === undefined || value === null) return null;
  const id = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(id)) return isId(id) ? id : 0;
  faults.add('variant_id', 'must be an integer');
  return null;
}

/** When it happened, by the server's clock where `sent_at` says how far the sender's is off. */
function readTimestamp(body: Record<string, unknown>, receivedAt: number, faults: FieldFaults): number {
  const given = readMoment(body, 'timestamp', faults);
  const sentAt = readMoment(body, 'sent_at', faults);
  if (given === null || given === undefined || sentAt === undefined) return receivedAt;
  const time = shiftTime(given, { sentAt, receivedAt });
  if (time > receivedAt + aheadMs) faults.add('timestamp', 'must not lie more than five minutes ahead');
  else if (time < earliest) faults.add('timestamp', 'must not lie before the year 2000');
  return Math.floor(time);
}

/** Null when none was sent, undefined when it is none, which `faults` then names. */
function readMoment(
  body: Record<string, unknown>,
  field: 'timestamp' | 'sent_at',
  faults: FieldFaults,
): number | null | undefined {
  const value = body[field];
  const time = readTime(value);
  if (isInSeconds(value))
    faults.add(field, 'is in seconds: milliseconds since 1970 are wanted', 'time-in-seconds');
  else if (time === undefined) faults.add(field, 'must be an ISO 8601 time or milliseconds since 1970');
  else return time;
  return undefined;
}

function readValue(value: unknown, faults: FieldFaults): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Math.abs(value) < maxValue) return value;
  faults.add('value', 'must be a number between -1e15 and 1e15');
  return null;
}

function readEventId(value: unknown, faults: FieldFaults): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === 'string' && isIdText(text)) return text;
  faults.add('event_id', 'must be a text of 1 to 128 bytes');
  return null;
}

function readProperties(value: unknown, faults: FieldFaults): Record<string, unknown> | null {
  if (value === undefined || value === null) return null;
  if (isObject(value) && isKeepable(value, maxDepth)) return value;
  faults.add(
    'properties',
    `must be an object at most ${maxDepth} levels deep, without NUL and broken characters`,
  );
  return null;
}
