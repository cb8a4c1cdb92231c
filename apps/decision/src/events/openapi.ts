import { eventShortcuts } from '#libs/entities';
import { bodyOf, keyedOperation, oneOrMany, type Operation, type PathItem } from '../openapi-parts.js';
import { eventSchema, typedEventSchema } from './event-schema.js';

const answerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer', example: 4_503_599_627_370_497 },
    event_id: { type: 'string', nullable: true },
    user_id: { type: 'string', nullable: true, example: 'customer-17' },
    experiment_id: { type: 'integer', nullable: true, example: 5 },
    variant_id: { type: 'integer', nullable: true, example: 11 },
    type: { type: 'string', example: 'conversion' },
    timestamp: { type: 'string', format: 'date-time' },
    value: { type: 'number', nullable: true, example: 59.9 },
    properties: { type: 'object', nullable: true, additionalProperties: true },
    campaign_id: { type: 'string', nullable: true },
    ad_id: { type: 'string', nullable: true },
    device_type: { type: 'string', nullable: true },
  },
};

const duplicateSchema = {
  type: 'object',
  required: ['id', 'event_id', 'duplicate'],
  properties: {
    ...answerSchema.properties,
    duplicate: { type: 'boolean', enum: [true], example: true },
  },
};

const countsSchema = {
  type: 'object',
  properties: {
    accepted: { type: 'integer', example: 2 },
    duplicates: { type: 'integer', example: 1, description: 'Known event ids' },
  },
};

function operation(operationId: string, type?: string): Operation {
  const schema = type === undefined ? eventSchema : typedEventSchema;
  return keyedOperation('events:write', {
    operationId,
    tags: ['API: events'],
    summary: type === undefined ? 'Store events' : `Store ${type} events`,
    description:
      'Takes one event or an array of at most 1,000, and answers after durable storage. An array is stored completely or ' +
      'not at all: 422 names invalid events by `index`. An event sent twice counts once; for events without ids, an ' +
      '`Idempotency-Key` makes a repeated call count once.',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description:
          'Kept for 24 hours; the same key with another body is 422. Ignored when every event has an `event_id`.',
        schema: { type: 'string', maxLength: 255 },
      },
    ],
    requestBody: bodyOf(oneOrMany(schema)),
    responses: {
      200: {
        description:
          'The event came before. A secret key gets the first one whole, a publishable one `id`, `event_id` and ' +
          '`duplicate` alone.',
        content: { 'application/json': { schema: duplicateSchema } },
      },
      201: {
        description: 'The stored event; for an array how many were new',
        content: { 'application/json': { schema: { anyOf: [answerSchema, countsSchema] } } },
      },
    },
  });
}

const nameOf = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

/** The event routes as OpenAPI describes them. */
export const eventPaths: Record<string, PathItem> = {
  '/api/events': { post: operation('storeEvents') },
  ...Object.fromEntries(
    eventShortcuts.map((type) => [`/api/events/${type}`, { post: operation(`store${nameOf(type)}s`, type) }]),
  ),
};
