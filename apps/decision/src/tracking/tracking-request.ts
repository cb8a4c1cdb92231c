import type { ExperimentReference, MetricReference, TrackedEvent } from '#libs/ingestion';
import { isId } from '#libs/entities';
import {
  projectRule,
  endUserIdRule,
  endUserIdText,
  FieldFaults,
  isIdText,
  isObject,
  isPublicId,
  isStorable,
  correctTime,
  isInSeconds,
  readTime,
} from '../requests/index.js';

/** When and from where a tracking call came. */
export interface Arrival {
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** The Origin header. */
  readonly origin: string | null;
  /** @throws DomainError for a preview token that is not valid */
  readonly readPreview: (token: string) => { readonly experimentId: number };
}

const maxEventName = 1_000;
const maxValue = 1e15;
const keyFormat = /^[a-z0-9_-]{1,64}$/;
/** Names nothing, for references that cannot name anything. */
const noId = 0;

/**
 * Reads one event of a tracking call. Unknown fields are ignored, since a client may be newer than the
 * server.
 *
 * @throws DomainError invalid, naming every field that is wrong; forbidden for a refused preview token
 */
export function parseTrackedEvent(body: unknown, arrival: Arrival): TrackedEvent {
  const { receivedAt, origin } = arrival;
  const faults = new FieldFaults();
  if (!isObject(body)) {
    faults.add('body', 'must be a JSON object');
    throw faults.toError();
  }
  const event: TrackedEvent = {
    experiment: readExperiment(body, faults),
    metric: readMetric(body, faults),
    endUserId: readEndUserId(body['endUserId'], faults),
    value: readValue(body['value'], faults),
    eventId: readEventId(body['eventId'], faults),
    occurredAt: readOccurrence(body, receivedAt, faults),
    receivedAt,
    origin,
    previewedId: readPreviewed(body['preview'], arrival, faults),
  };
  faults.throwIfAny();
  return event;
}

function readExperiment(body: Record<string, unknown>, faults: FieldFaults): ExperimentReference {
  const { experimentId } = body;
  const projectId = readProjectId(body['projectId'], faults);
  if (Number.isSafeInteger(experimentId)) return { id: rowId(experimentId as number), key: null, projectId };
  if (typeof experimentId === 'string' && experimentId !== '') {
    if (/^\d+$/.test(experimentId)) return { id: rowId(Number(experimentId)), key: null, projectId };
    const couldBeKey = keyFormat.test(experimentId);
    return couldBeKey ? { id: null, key: experimentId, projectId } : { id: noId, key: null, projectId };
  }
  faults.add('experimentId', 'must be the id or the key of an experiment');
  return { id: noId, key: null, projectId };
}

export function readProjectId(value: unknown, faults: FieldFaults): number | string | null {
  if (value === undefined || value === null) return null;
  if (Number.isSafeInteger(value)) return rowId(value as number);
  if (isPublicId(value)) return value;
  faults.add('projectId', projectRule);
  return null;
}

function readMetric(body: Record<string, unknown>, faults: FieldFaults): MetricReference {
  const custom = body['custom'] ?? false;
  if (typeof custom !== 'boolean') faults.add('custom', 'must be true or false');
  if (custom === true) return readEventName(body['eventName'], faults);
  const { metricsId } = body;
  if (Number.isSafeInteger(metricsId)) return { metricId: rowId(metricsId as number) };
  faults.add('metricsId', 'must be an integer unless custom is true');
  return { metricId: noId };
}

export function readEventName(value: unknown, faults: FieldFaults): MetricReference {
  const isName =
    typeof value === 'string' && value.length > 0 && value.length <= maxEventName && isStorable(value);
  if (isName) return { eventName: value };
  faults.add('eventName', `must be a text of 1 to ${maxEventName} characters when custom is true`);
  return { eventName: '' };
}

function readEndUserId(value: unknown, faults: FieldFaults): string | null {
  if (value === undefined || value === null) return null;
  const text = endUserIdText(value);
  if (text === undefined) faults.add('endUserId', endUserIdRule);
  return text ?? null;
}

export function readValue(value: unknown, faults: FieldFaults): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Math.abs(value) < maxValue) return value;
  if (typeof value === 'number') faults.add('value', 'is too large', 'value-too-large');
  else faults.add('value', 'must be a number between -1e15 and 1e15');
  return null;
}

export function readEventId(value: unknown, faults: FieldFaults): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === 'string' && isIdText(text)) return text;
  faults.add('eventId', 'must be a text of 1 to 128 bytes');
  return null;
}

export function readOccurrence(
  body: Record<string, unknown>,
  receivedAt: number,
  faults: FieldFaults,
): number {
  const timestamp = readTime(body['timestamp']);
  const sentAt = readTime(body['sentAt']);
  const rule = 'must be an ISO 8601 time or milliseconds since 1970';
  for (const field of ['timestamp', 'sentAt'])
    if (isInSeconds(body[field]))
      faults.add(field, 'is in seconds: milliseconds since 1970 are wanted', 'time-in-seconds');
  if (timestamp === undefined) faults.add('timestamp', rule);
  if (sentAt === undefined) faults.add('sentAt', rule);
  return correctTime({ timestamp: timestamp ?? null, sentAt: sentAt ?? null, receivedAt });
}

/**
 * The experiment that a preview token shows; null for none.
 *
 * @throws DomainError for a token that is not valid
 */
export function readPreviewed(
  value: unknown,
  { readPreview }: Pick<Arrival, 'readPreview'>,
  faults: FieldFaults,
): number | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return readPreview(value).experimentId;
  faults.add('preview', 'must be a text');
  return null;
}

/** An id that a table can hold; others name nothing. */
function rowId(value: number): number {
  return isId(value) ? value : noId;
}
