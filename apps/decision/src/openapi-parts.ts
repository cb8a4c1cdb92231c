import type { OpenAPIObject } from '@nestjs/swagger';
import Type, { type TSchema } from 'typebox';
import type { KeyScope } from '#libs/entities';
import { apiKeyScheme, kindNeeded } from '#libs/guards';
import { describeSchema } from './requests/index.js';

type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['post']>;
export type Responses = Operation['responses'];
export type { PathItem };
export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** An operation that API keys with this scope open. */
export function keyedOperation(scope: KeyScope, operation: Operation): Operation {
  const marks = { 'x-api-key': kindNeeded(scope), 'x-api-scope': scope };
  return { ...operation, ...marks, security: [{ [apiKeyScheme]: [] }] };
}

/** Bodies of this form, of each of the content types. */
export function bodyOf(schema: TSchema, ...types: string[]): NonNullable<Operation['requestBody']> {
  const described = describeSchema(schema);
  const contentTypes = types.length > 0 ? types : ['application/json'];
  return {
    required: true,
    content: Object.fromEntries(contentTypes.map((type) => [type, { schema: described }])),
  };
}

/** One of this form, or a list of such. */
export const oneOrMany = (...schemas: TSchema[]): TSchema => {
  const items = schemas.length === 1 ? schemas[0]! : Type.Union(schemas);
  return Type.Union([...schemas, Type.Array(items, { maxItems: 1_000 })]);
};

/** What tells that a visit does not count. */
export const notCountedHeader = {
  'X-Abtesting-Not-Counted': {
    description: 'Only there when the visit is not counted, and why: the caller is a robot, or no browser',
    schema: { type: 'string' as const, enum: ['bot'] },
  },
};

const retryAfter = {
  'Retry-After': { description: 'Seconds until a new try makes sense', schema: { type: 'integer' } },
};

const descriptions: Record<number, string> = {
  400: 'The body is not JSON',
  401: 'No valid API key came with the call',
  403: 'The project does not serve this origin, or the preview token is not valid any more',
  404: 'There is no such project, experiment or metric, or its organization is disabled',
  409: 'The anonymous id is of another end user',
  413: 'The body, or the list in it, is too large',
  415: 'The content type is not served',
  422: 'Fields are missing or of the wrong form; `errors` names each',
  429: 'Too many requests from this address',
  503: 'A dependency is temporarily unavailable',
};

/** Problem details under each status. */
export function problems(...statuses: (keyof typeof descriptions)[]): Responses {
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: descriptions[status] ?? '',
        ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', example: 'urn:abtestingtool:error:validation-failed' },
    title: { type: 'string', example: 'Unprocessable Content' },
    status: { type: 'integer', example: 422 },
    code: { type: 'string', example: 'validation-failed' },
    detail: { type: 'string', example: 'Some fields are not valid.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
      example: [{ field: 'url', message: 'must be an absolute http or https address' }],
    },
    requestId: { type: 'string', example: '5f0c2b1e-7' },
  },
};
