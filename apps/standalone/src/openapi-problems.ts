import type { OpenAPIObject } from '@nestjs/swagger';
import { DomainError, invalidField, notFound } from '#libs/errors';
import { toProblem } from '#libs/http';

type Components = NonNullable<OpenAPIObject['components']>;

/** The statuses of error answers, each with what it says in general and an answer as it looks. */
const problems: Record<string, { description: string; error: DomainError }> = {
  400: {
    description: 'The request cannot be read, for example because its body is not JSON',
    error: new DomainError('malformed', 'malformed-request', 'The body is not valid JSON.'),
  },
  401: {
    description: 'No valid access token',
    error: new DomainError('unauthenticated', 'not-authenticated', 'Log in and send the access token.'),
  },
  403: {
    description: 'Another `email` header, or a permission is missing',
    error: new DomainError(
      'forbidden',
      'action-not-granted',
      'Your menu template does not hold act:create-experiment.',
    ),
  },
  404: { description: 'Absent, or of another organization', error: notFound('experiment') },
  409: {
    description: 'It does not fit what is there',
    error: new DomainError(
      'conflict',
      'already-exists',
      'The organization has a project of this name already.',
    ),
  },
  413: {
    description: 'The body is larger than allowed',
    error: new DomainError('too-large', 'too-large', 'The body is larger than allowed.'),
  },
  415: {
    description: 'The content type of the body is not served here',
    error: new DomainError(
      'unsupported-media',
      'unsupported-media-type',
      'Send the body as application/json.',
    ),
  },
  422: {
    description: 'Fields are missing, unknown or of the wrong form; `errors` names each',
    error: invalidField('title', 'must not be empty'),
  },
  428: {
    description: 'The state that the change was made for is not named',
    error: new DomainError(
      'precondition-needed',
      'revision-needed',
      'Send the revision of the document you read, as `revision` or in the If-Match header.',
    ),
  },
  429: {
    description: 'Too many tries; wait as long as Retry-After says',
    error: new DomainError('limited', 'rate-limited', 'Too many attempts. Try again later.'),
  },
  503: {
    description: 'A part that this needs is away; wait as long as Retry-After says',
    error: new DomainError(
      'unavailable',
      'dependency-unavailable',
      'The database is temporarily unavailable.',
    ),
  },
};

const exampleRequestId = '3f2a9c1b-4x';

const problemSchema = {
  type: 'object',
  description: 'What went wrong, as in RFC 9457',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri', example: 'urn:abtestingtool:error:not-found' },
    title: { type: 'string', example: 'Not Found' },
    status: { type: 'integer', example: 404 },
    code: { type: 'string', example: 'not-found', description: 'The end of `type`, for programs' },
    detail: { type: 'string', example: 'There is no such experiment.', description: 'A sentence for people' },
    errors: {
      type: 'array',
      description: 'One entry for each fault of a field',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: {
          field: { type: 'string', example: 'title' },
          message: { type: 'string', example: 'must not be empty' },
          pointer: {
            type: 'string',
            example: '/variations/1/traffic',
            description: 'In documents: where it stands, as a JSON pointer',
          },
        },
      },
    },
    requestId: { type: 'string', example: exampleRequestId, description: 'Finds the request in the logs' },
  },
};

/** The schema of error answers and an example of each status. */
export function problemComponents(): Pick<Components, 'schemas' | 'examples'> {
  const examples = Object.entries(problems).map(([status, { error }]): [string, unknown] => [
    `problem${status}`,
    { value: toProblem(error, exampleRequestId).body },
  ]);
  return {
    schemas: { Problem: problemSchema },
    examples: Object.fromEntries(examples) as Components['examples'],
  };
}

/** How the document describes an error answer of a route. */
export interface ProblemResponse {
  description: string;
  headers?: Record<string, unknown>;
  content: Record<string, unknown>;
}

/**
 * @param said what the route itself says about this status, if anything
 * @throws RangeError for a status that is no error of this product
 */
export function problemResponse(status: string, said: string | undefined): ProblemResponse {
  const problem = problems[status];
  if (!problem) throw new RangeError(`There is no example of an error with status ${status}.`);
  const retry = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } };
  return {
    description: said || problem.description,
    ...(status === '429' || status === '503' ? { headers: retry } : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: { problem: { $ref: `#/components/examples/problem${status}` } },
      },
    },
  };
}
