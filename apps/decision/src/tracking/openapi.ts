import {
  endUserIdSchema,
  problems,
  projectIdSchema,
  type Operation,
  type PathItem,
} from '../openapi-parts.js';

const timeSchema = {
  oneOf: [
    { type: 'string', format: 'date-time' },
    { type: 'number', description: 'Milliseconds since 1970' },
  ],
  nullable: true,
};

const eventSchema = {
  type: 'object',
  properties: {
    experimentId: {
      description:
        'The id or the key of the experiment. Left out for a custom event of a project, which counts in each experiment ' +
        'that its end user is in',
      oneOf: [{ type: 'integer' }, { type: 'string' }],
      example: 5,
    },
    projectId: {
      ...projectIdSchema,
      nullable: true,
      description: `${projectIdSchema.description}. Needed with the key of an experiment`,
    },
    custom: {
      type: 'boolean',
      default: false,
      description: 'True for a custom event, false for a click that a metric counts',
      example: false,
    },
    metricsId: {
      type: 'integer',
      description: 'The metric; needed unless `custom` is true',
      example: 31,
    },
    eventName: {
      type: 'string',
      maxLength: 1000,
      description: 'The name of a custom event, as in the selector of a custom metric; needed if `custom`',
      example: 'signup',
    },
    endUserId: { ...endUserIdSchema, nullable: true, example: 42 },
    value: {
      type: 'number',
      nullable: true,
      description: 'For example a revenue; at most 10^9, or what the metric says',
      example: 12.5,
    },
    currency: {
      type: 'string',
      nullable: true,
      pattern: '^[A-Z]{3}$',
      description: 'Of the value, by ISO 4217; of events that name no experiment',
      example: 'EUR',
    },
    properties: {
      type: 'object',
      nullable: true,
      additionalProperties: true,
      description: 'At most 4 KiB of JSON; of events that name no experiment',
      example: { items: 3 },
    },
    report: {
      type: 'string',
      enum: ['late', 'not_applied', 'looped'],
      description:
        'Tells of the Active experiment `experimentId` of `projectId`, for `endUserId`, that its answer came too late, ' +
        'that its variation could not be applied, or that its redirect went in a circle: no event, no counter',
    },
    detail: { type: 'string', nullable: true, maxLength: 1000, description: 'What happened; of reports' },
    eventId: {
      oneOf: [{ type: 'string', minLength: 1, maxLength: 128 }, { type: 'integer' }],
      nullable: true,
      description: 'Makes a retry count once, per project',
      example: 'order-4711',
    },
    preview: {
      type: 'string',
      nullable: true,
      description: 'The token of a preview link of this experiment: counted in QA mode and not stored',
    },
    timestamp: { ...timeSchema, description: 'When it happened by the clock of the caller' },
    sentAt: { ...timeSchema, description: 'When the call was sent by that same clock, which it corrects' },
  },
};

const bodySchema = {
  oneOf: [eventSchema, { type: 'array', maxItems: 1000, items: eventSchema }],
};

const oneAnswerSchema = {
  type: 'object',
  properties: {
    message: { type: 'string', example: 'Metric tracked successfully in Live mode' },
    triggered: {
      type: 'boolean',
      example: true,
      description: 'False when no experiment counts the event, and for reports',
    },
  },
};

const rejectionSchema = {
  type: 'object',
  properties: {
    index: { type: 'integer', example: 3 },
    detail: { type: 'string', example: 'There is no such experiment.' },
  },
};

const arrayAnswerSchema = {
  type: 'object',
  properties: {
    accepted: { type: 'integer', example: 2 },
    duplicates: { type: 'integer', example: 1 },
    rejected: { type: 'array', items: rejectionSchema },
  },
};

const operation: Operation = {
  operationId: 'track',
  tags: ['Decisions'],
  summary: 'Track events of visitors',
  description:
    'Action `act:track-metric`; needs no login. Live mode while the experiment is Active, otherwise QA. ' +
    'The answer comes when the events are stored durably; 503 means that none of them is. Of an array the ' +
    'good ones are stored and the others named. Callable from any site, also as a beacon (`text/plain`), ' +
    'unless the project names its origins; limited per address. Unknown fields are ignored.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: bodySchema }, 'text/plain': { schema: bodySchema } },
  },
  responses: {
    200: {
      description: 'Stored, or stored before under the same event id',
      content: { 'application/json': { schema: { anyOf: [oneAnswerSchema, arrayAnswerSchema] } } },
    },
    ...problems(400, 403, 404, 413, 415, 422, 429, 503),
  },
};

/** `POST /metrics/track` as OpenAPI describes it. */
export const trackingPath: PathItem = {
  post: { ...operation, ...{ 'x-action': 'act:track-metric' }, security: [] },
};
