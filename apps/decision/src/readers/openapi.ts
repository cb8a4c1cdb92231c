import { eventStreams } from '../event-streams/index.js';
import { bodyOf, keyedOperation, problems, type PathItem } from '../openapi-parts.js';
import { evaluationsSchema } from './evaluations-schema.js';
import { exposuresSchema } from './exposures-schema.js';

const json = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

const ids = (example: number[]) => ({ type: 'array', items: { type: 'integer' }, example });
const objects = { type: 'array', items: { type: 'object' } };

const datafile = {
  type: 'object',
  required: ['readerVersion', 'projectId', 'revision', 'bucketing', 'asks', 'experiments', 'disabled'],
  properties: {
    readerVersion: { type: 'integer', description: 'The least reader that can use it', example: 1 },
    projectId: { type: 'integer', example: 1 },
    revision: { type: 'integer', description: 'Grows with every change', example: 17 },
    bucketing: {
      type: 'object',
      description: 'How buckets are made; with HMAC_SALT a check of the salt in place of the seed',
      example: { maxTrafficVal: 10000, hashSeed: 0 },
    },
    asks: { ...ids([12]), description: 'Experiments about which only the server can tell' },
    joined: {
      type: 'object',
      nullable: true,
      description: 'A filter of ids that may be joined to others, about whom only the server can tell',
      example: { seeds: [1, 2], bits: 'AAE=' },
    },
    settings: { type: 'object', example: { holdoutPercent: 0 } },
    experiments: {
      ...objects,
      description: 'Those that are Active or shipped, each with the least reader that decides it right',
      example: [{ id: 12, key: 'new-checkout', readerVersion: 1 }],
    },
    disabled: { ...objects, description: 'All others', example: [{ id: 13, key: 'old', status: 'Draft' }] },
    eventStreams,
  },
};

/** The routes for programs that decide themselves, as OpenAPI describes them. */
export const readerPaths: Record<string, PathItem> = {
  '/api/datafile': {
    get: keyedOperation('datafile', {
      operationId: 'getDatafile',
      tags: ['API: decisions in process'],
      summary: 'Get the datafile',
      description: 'All that decisions are made from, for programs that decide themselves. See docs/node.md.',
      parameters: [
        {
          ...{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
          description: 'The ETag of an earlier answer; 304 when it is still the answer',
        },
        {
          ...{ name: 'flagConfigEtag', in: 'query', required: false, schema: { type: 'string' } },
          description: 'The `etag` that the stream has told; the answer is not older',
          example: '4.q0xS2m1Zt5hWc8Rb',
        },
      ],
      responses: {
        200: {
          ...json('The datafile', datafile),
          headers: { ETag: { description: 'Of this datafile', schema: { type: 'string' } } },
        },
        304: { description: 'The datafile is that of If-None-Match' },
        ...problems(401, 403, 404, 503),
      },
    }),
  },
  '/api/evaluations': {
    post: keyedOperation('datafile', {
      operationId: 'evaluateContexts',
      tags: ['API: decisions in process'],
      summary: 'Evaluate experiments for several end users',
      description:
        'For programs that decide themselves (scopes `datafile` and `decide`), about what only the server knows. Answers as OFREP does, and records nothing.',
      requestBody: bodyOf(evaluationsSchema),
      responses: {
        200: json('The evaluations, in the order of the contexts', {
          type: 'object',
          required: ['results'],
          properties: {
            results: {
              ...objects,
              description:
                'Per context the flags, each with the exposure to report when it is used, or what is wrong with it',
              example: [
                {
                  flags: [
                    {
                      ...{ key: 'new-checkout', reason: 'SPLIT', variant: 'on', value: true },
                      metadata: { experimentId: 12, variationId: 31, isControl: false, bucket: 4711 },
                      exposure: { experiment_id: 12, variant_id: 31, allocation_version: 2 },
                    },
                  ],
                },
              ],
            },
          },
        }),
        ...problems(401, 403, 413, 422),
      },
    }),
  },
  '/api/exposures': {
    post: keyedOperation('datafile', {
      operationId: 'reportExposures',
      tags: ['API: decisions in process'],
      summary: 'Report what was decided and used',
      description:
        'For programs that decide themselves (scopes `datafile` and `decide`). Recorded like a decision: who is assigned stays so, and the same exposures ' +
        'count once however often they are sent. The answer comes after durable storage.',
      requestBody: bodyOf(exposuresSchema),
      responses: {
        200: json('What became of them', {
          type: 'object',
          required: ['accepted', 'rejected'],
          properties: {
            accepted: { type: 'integer', example: 1 },
            rejected: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  index: { type: 'integer', example: 0 },
                  detail: { type: 'string', example: 'variant_id is no variant of the experiment.' },
                },
              },
            },
          },
        }),
        ...problems(401, 403, 413, 422, 503),
      },
    }),
  },
};
