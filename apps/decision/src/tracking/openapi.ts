import { bodyOf, oneOrMany, problems, type Operation, type PathItem } from '../openapi-parts.js';
import { trackedSchemas } from './tracking-schema.js';

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
  requestBody: bodyOf(oneOrMany(...trackedSchemas), 'application/json', 'text/plain'),
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
