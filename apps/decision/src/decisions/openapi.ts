import { actions } from '#libs/changes';
import { matchings, urlConditionOperators } from '#libs/targeting';
import { bodyOf, notCountedHeader, problems, type Operation, type PathItem } from '../openapi-parts.js';
import { describeSchema, endUser } from '../requests/index.js';
import { decisionRequestSchema } from './decision-schema.js';

const variationSchema = {
  type: 'object',
  properties: {
    variationId: { type: 'integer', example: 11 },
    variationTitle: { type: 'string', example: 'Green button' },
    js: { type: 'string', example: "document.querySelector('#buy').dataset.tone = 'green'" },
    css: { type: 'string', example: '#buy { background: green }' },
    changes: {
      type: 'array',
      items: {
        type: 'object',
        properties: { action: { type: 'string', enum: [...actions] } },
        additionalProperties: true,
      },
      example: [{ action: 'text', selector: '#buy', value: 'Order now' }],
      description:
        'What it changes in the page without code, in order; only there when it changes something so',
    },
    redirectUrl: { type: 'string', nullable: true, example: null },
    isControl: { type: 'boolean', example: false },
    value: {
      description: 'What programs use, of the type of the experiment; only there where it has values',
      example: 'green',
    },
  },
};

const conditionSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer', example: 21 },
    experimentId: { type: 'integer', example: 5 },
    urls: { type: 'array', items: { type: 'string' }, example: ['/product/'] },
    operator: { type: 'string', enum: [...urlConditionOperators] },
    ignoreQuery: {
      oneOf: [
        { type: 'string', enum: ['all', 'none'] },
        { type: 'array', items: { type: 'string' } },
      ],
      example: 'all',
      description: 'Which parameters IS and IS_NOT ignore; left out for those of advertising',
    },
  },
};

const metricSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer', example: 31 },
    experimentId: { type: 'integer', example: 5 },
    title: { type: 'string', example: 'Clicks on Buy' },
    custom: { type: 'boolean', example: false },
    selector: { type: 'string', example: '#buy' },
    description: { type: 'string', example: '' },
    triggeredOnLIVE: {
      type: 'integer',
      example: 0,
      description: '0 unless the project publishes its counters',
    },
    triggeredOnQA: {
      type: 'integer',
      example: 0,
      description: '0 unless the project publishes its counters',
    },
  },
};

const decisionSchema = {
  type: 'object',
  properties: {
    experimentId: { type: 'integer', example: 5 },
    experimentKey: { type: 'string', example: 'buy-button' },
    experimentTitle: { type: 'string', example: 'Buy button' },
    experimentJs: { type: 'string', example: '' },
    experimentCss: { type: 'string', example: '' },
    type: { type: 'string', enum: ['AB Test', 'Personalization', 'Split URL', 'Redirect', 'Feature Flag'] },
    triggerType: { type: 'string', enum: ['Immediately', 'DOM Ready', 'URL Changes'] },
    url: { type: 'string', nullable: true, example: null },
    conditionType: { type: 'string', enum: ['ALL', 'ANY'] },
    matching: {
      type: 'integer',
      enum: [...matchings],
      example: 2,
      description: 'How conditions are combined and compared: 1 as in the first release',
    },
    variation: variationSchema,
    conditions: { type: 'array', items: conditionSchema },
    metrics: { type: 'array', items: metricSchema },
    shipped: {
      ...{ type: 'boolean', enum: [true] },
      description:
        'Only there when the experiment has ended and everybody gets this variation; nothing is recorded',
    },
    preview: { type: 'boolean', enum: [true], description: 'Only there in a preview' },
  },
};

const operation: Operation = {
  operationId: 'decide',
  tags: ['Decisions'],
  summary: 'Evaluate experiments for a visitor',
  description:
    'Action `act:make-decision`; needs no login. Answers the Active experiments whose targeting holds, in ' +
    'ascending id. The same visitor gets the same variation for ever, and the first time is recorded before ' +
    'the answer. Callable from any site, unless the project names its origins; limited per address. Unknown ' +
    'fields are ignored; the body may have 16 KiB, and is JSON also as `text/plain`, which browsers send without a preflight.',
  requestBody: bodyOf(decisionRequestSchema, 'application/json', 'text/plain'),
  responses: {
    200: {
      description: 'The decisions; an empty list when no experiment is for this visitor here',
      headers: notCountedHeader,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['endUserId', 'decisions'],
            properties: {
              endUserId: describeSchema(endUser({ example: 42 })),
              decisions: { type: 'array', items: decisionSchema },
              where: {
                description:
                  'Only there with `hints`: `{any: true}` when something may be decided anywhere, or `{conditions}`, of ' +
                  'which at least one holds at every address where something may be decided. Good for CACHE_TTL.',
                oneOf: [
                  { type: 'object', properties: { any: { type: 'boolean', enum: [true] } } },
                  {
                    type: 'object',
                    properties: {
                      conditions: {
                        type: 'array',
                        items: {
                          type: 'object',
                          properties: {
                            operator: { type: 'string', enum: ['CONTAIN', 'NOT CONTAIN', 'IS', 'IS_NOT'] },
                            urls: { type: 'array', items: { type: 'string' } },
                          },
                        },
                      },
                    },
                  },
                ],
              },
              elsewhere: {
                type: 'boolean',
                enum: [true],
                description:
                  'Only there when the project has Active experiments with the trigger URL Changes for other ' +
                  'addresses: a page that changes its address without a load asks again then',
              },
            },
          },
        },
      },
    },
    ...problems(400, 403, 404, 413, 415, 422, 429, 503),
  },
};

/** `POST /decision` as OpenAPI describes it. */
export const decisionPath: PathItem = {
  post: { ...operation, ...{ 'x-action': 'act:make-decision' }, security: [] },
};
