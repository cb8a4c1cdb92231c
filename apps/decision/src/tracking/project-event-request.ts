import {
  endUserIdRule,
  endUserIdText,
  type FieldFaults,
  isObject,
  projectRule,
  isKeepable,
} from '../requests/index.js';
import type { ProjectReference } from '../serving/index.js';
import {
  type Arrival,
  readEventId,
  readEventName,
  readOccurrence,
  readPreviewed,
  readProjectId,
  readValue,
} from './tracking-request.js';

/** An event that names no experiment: it counts in each that its end user is in. */
export interface ProjectEvent {
  readonly projectId: ProjectReference;
  readonly endUserId: string;
  readonly type: string;
  readonly value: number | null;
  /** A JSON object as text; the currency is one of them. */
  readonly properties: string | null;
  readonly eventId: string | null;
  readonly occurredAt: number;
  readonly receivedAt: number;
  /** The experiment that the call's preview token shows, where nothing is stored; null for no preview. */
  readonly previewedId: number | null;
}

const maxPropertiesBytes = 4_096;
const maxDepth = 10;

/** Whether an item of a tracking call names no experiment. */
export const isProjectEvent = (body: unknown): body is Record<string, unknown> =>
  isObject(body) &&
  (body['experimentId'] === undefined || body['experimentId'] === null) &&
  body['custom'] === true;

/**
 * What is wrong is named in `faults`.
 *
 * @throws DomainError forbidden for a refused preview token
 */
export function readProjectEvent(
  body: Record<string, unknown>,
  arrival: Arrival,
  faults: FieldFaults,
): ProjectEvent {
  const { receivedAt } = arrival;
  const projectId = readProjectId(body['projectId'], faults);
  if (body['projectId'] === undefined || body['projectId'] === null) faults.add('projectId', projectRule);
  const endUserId = endUserIdText(body['endUserId']);
  if (endUserId === undefined) faults.add('endUserId', endUserIdRule);
  const named = readEventName(body['eventName'], faults);
  return {
    projectId: projectId!,
    endUserId: endUserId ?? '',
    type: 'eventName' in named ? named.eventName : '',
    value: readValue(body['value'], faults),
    properties: readProperties(body, faults),
    eventId: readEventId(body['eventId'], faults),
    occurredAt: readOccurrence(body, receivedAt, faults),
    receivedAt,
    previewedId: readPreviewed(body['preview'], arrival, faults),
  };
}

function readProperties(body: Record<string, unknown>, faults: FieldFaults): string | null {
  const { currency, properties } = body;
  const isCurrency = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
  if (currency !== undefined && currency !== null && !isCurrency)
    faults.add('currency', 'must be three capital letters, by ISO 4217');
  const given = properties ?? {};
  if (!isObject(given) || !isKeepable(given, maxDepth)) {
    faults.add('properties', `must be an object at most ${maxDepth} levels deep`);
    return null;
  }
  const text = JSON.stringify(isCurrency ? { ...given, currency } : given);
  if (Buffer.byteLength(text) > maxPropertiesBytes)
    faults.add('properties', `must have at most ${maxPropertiesBytes} bytes as JSON`);
  return text === '{}' ? null : text;
}
