import { endUserIdSchema, keyedOperation, type Operation, type PathItem } from '../openapi-parts.js';

const text = { type: 'string', maxLength: 255, nullable: true };

const eventSchema = (typed: boolean) => ({
  type: 'object',
  required: ['user_id', ...(typed ? [] : ['type'])],
  properties: {
    user_id: { ...endUserIdSchema, example: 'customer-17' },
    ...(typed
      ? {}
      : {
          type: {
            type: 'string',
            maxLength: 1000,
            description: 'At most 2,000 bytes',
            example: 'conversion',
          },
        }),
    timestamp: {
      description:
        'ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than ' +
        'five minutes ahead is refused. Without a fraction of a second it counts from its second.',
      oneOf: [{ type: 'string', format: 'date-time' }, { type: 'number' }],
      nullable: true,
      example: '2026-11-20T12:00:00Z',
    },
    sent_at: {
      description:
        'When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the ' +
        'time is shifted by the difference to the arrival.',
      oneOf: [{ type: 'string', format: 'date-time' }, { type: 'number' }],
      nullable: true,
      example: '2026-11-20T12:00:30Z',
    },
    value: { type: 'number', nullable: true, description: 'For example a revenue', example: 59.9 },
    properties: {
      type: 'object',
      nullable: true,
      additionalProperties: true,
      description: 'At most 10 levels deep',
      example: { items: 3 },
    },
    event_id: {
      oneOf: [{ type: 'string', minLength: 1, maxLength: 128 }, { type: 'integer' }],
      nullable: true,
      description:
        'Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind',
      example: 'order-4711',
    },
    experiment_id: {
      oneOf: [{ type: 'integer' }, { type: 'string' }],
      nullable: true,
      description:
        'Id or key. Without one the event belongs to every experiment that the end user is assigned in.',
    },
    variant_id: {
      ...{ type: 'integer', nullable: true },
      description: 'Needs `experiment_id`. Results use the recorded assignment',
    },
    variant: { ...text, description: 'The name in place of the id; needs `experiment_id`' },
    campaign_id: { ...text, example: 'spring' },
    ad_id: { ...text, example: 'ad-4' },
    device_type: { ...text, example: 'mobile' },
  },
});

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
  const schema = eventSchema(type !== undefined);
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
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { oneOf: [schema, { type: 'array', maxItems: 1000, items: schema }] } },
      },
    },
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

/** The event routes as OpenAPI describes them. */
export const eventPaths: Record<string, PathItem> = {
  '/api/events': { post: operation('storeEvents') },
  '/api/events/impression': { post: operation('storeImpressions', 'impression') },
  '/api/events/click': { post: operation('storeClicks', 'click') },
  '/api/events/conversion': { post: operation('storeConversions', 'conversion') },
};
