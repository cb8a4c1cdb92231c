import { eventStreams } from '../event-streams/index.js';
import { keyedOperation, problems, type PathItem } from '../openapi-parts.js';

const context = {
  type: 'object',
  required: ['targetingKey'],
  additionalProperties: true,
  properties: {
    targetingKey: { type: 'string', description: 'The id of the end user', example: 'customer-17' },
    url: {
      type: 'string',
      description: 'The page, for experiments with URL conditions',
      example: 'https://shop.example.com/',
    },
  },
  description: 'The end user, and attributes that segments may ask for',
};

const requestBody = {
  required: true,
  content: {
    'application/json': { schema: { type: 'object', required: ['context'], properties: { context } } },
  },
};

const evaluation = {
  type: 'object',
  required: ['key', 'reason'],
  properties: {
    key: { type: 'string', example: 'new-checkout' },
    reason: { type: 'string', enum: ['STATIC', 'TARGETING_MATCH', 'SPLIT', 'DISABLED', 'UNKNOWN'] },
    variant: { type: 'string', example: 'on' },
    value: { description: 'Left out: the default in the code counts', example: true },
    metadata: {
      type: 'object',
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
      example: { experimentId: 12, variationId: 31, isControl: false, bucket: 4711 },
    },
  },
};

const failure = {
  type: 'object',
  required: ['errorCode'],
  properties: {
    key: { type: 'string', example: 'new-checkout' },
    errorCode: {
      type: 'string',
      enum: ['PARSE_ERROR', 'INVALID_CONTEXT', 'TARGETING_KEY_MISSING', 'FLAG_NOT_FOUND', 'GENERAL'],
    },
    errorDetails: { type: 'string', example: 'The project has no such flag.' },
  },
};

const answer = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

const refused = problems(401, 403, 413, 429);
const description =
  'As in the OpenFeature Remote Evaluation Protocol 0.3.0. The key may come in `X-API-Key` too. See docs/flags.md.';

/** The routes of the protocol as OpenAPI describes them. */
export const ofrepPaths: Record<string, PathItem> = {
  '/ofrep/v1/evaluate/flags': {
    post: keyedOperation('decide', {
      operationId: 'evaluateFlags',
      tags: ['OFREP'],
      summary: 'Evaluate all flags',
      description: `${description} Records no exposure.`,
      parameters: [
        {
          ...{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
          description: 'The ETag of an earlier answer; 304 when it is still the answer',
        },
        {
          ...{ name: 'flagConfigEtag', in: 'query', required: false, schema: { type: 'string' } },
          description: 'The `etag` of a message of the stream: the answer is not older than that',
        },
      ],
      requestBody,
      responses: {
        200: {
          ...answer('The flags; one that cannot be evaluated is a failure in the list', {
            type: 'object',
            required: ['flags'],
            properties: { flags: { type: 'array', items: { oneOf: [evaluation, failure] } }, eventStreams },
          }),
          headers: { ETag: { description: 'Of this result', schema: { type: 'string' } } },
        },
        304: { description: 'The result is that of If-None-Match' },
        400: answer('The body or its context is at fault', failure),
        500: answer('An unexpected error', failure),
        ...refused,
      },
    }),
  },
  '/ofrep/v1/evaluate/flags/{key}': {
    post: keyedOperation('decide', {
      operationId: 'evaluateFlag',
      tags: ['OFREP'],
      summary: 'Evaluate a flag',
      description: `${description} Records the exposure like a decision.`,
      parameters: [
        {
          ...{ name: 'key', in: 'path', required: true, schema: { type: 'string' } },
          ...{ description: 'The key of the experiment', example: 'new-checkout' },
        },
      ],
      requestBody,
      responses: {
        200: answer('The evaluation', evaluation),
        400: answer('The body or its context is at fault', failure),
        404: answer('There is no such flag', failure),
        500: answer('An unexpected error', failure),
        ...refused,
      },
    }),
  },
};
