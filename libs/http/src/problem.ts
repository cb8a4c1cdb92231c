import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorCode, type ErrorKind, type FieldError } from '#libs/errors';
import { fromDatabaseError } from './database-error.js';

/** An error answer: RFC 9457 problem details and the headers that go with it. */
export interface Problem {
  status: number;
  headers: Record<string, string>;
  body: ProblemBody;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: readonly FieldError[];
  requestId: string;
}

export const problemContentType = 'application/problem+json; charset=utf-8';

const kinds: Record<ErrorKind, { status: number; title: string }> = {
  malformed: { status: 400, title: 'Bad Request' },
  invalid: { status: 422, title: 'Unprocessable Content' },
  unauthenticated: { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  'not-found': { status: 404, title: 'Not Found' },
  conflict: { status: 409, title: 'Conflict' },
  'precondition-needed': { status: 428, title: 'Precondition Required' },
  'too-large': { status: 413, title: 'Content Too Large' },
  limited: { status: 429, title: 'Too Many Requests' },
  'unsupported-media': { status: 415, title: 'Unsupported Media Type' },
  unavailable: { status: 503, title: 'Service Unavailable' },
};

/**
 * What a client is told about an error. Anything that is not understood is an internal error whose text
 * stays in the logs; `isInternal` tells those apart.
 */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = understand(error);
  if (known === undefined) return internalProblem(requestId);
  const { status, title } = kinds[known.kind];
  const headers: Record<string, string> = { 'content-type': problemContentType };
  if (known.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(Math.ceil(known.retryAfterSeconds));
  const body: ProblemBody = {
    type: `urn:abtestingtool:error:${known.code}`,
    title,
    status,
    code: known.code,
    detail: known.detail,
    ...known.extension,
    requestId,
  };
  if (known.fields.length > 0) body.errors = known.fields;
  return { status, headers, body };
}

export const isInternal = (problem: Problem): boolean => problem.status >= 500 && problem.status !== 503;

function understand(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error.message);
  const fromDatabase = fromDatabaseError(error);
  if (fromDatabase) return fromDatabase;
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' && error instanceof Error ? fromStatus(status, error.message) : undefined;
}

/** Errors that the framework raises itself carry only a status. */
function fromStatus(status: number, message: string): DomainError | undefined {
  if (status === 404 || status === 414)
    return new DomainError('not-found', 'not-found', 'There is nothing at this URL.');
  if (status === 413) return new DomainError('too-large', 'too-large', 'The body is larger than allowed.');
  if (status === 415) return mediaTypeError();
  if (status === 503) return unavailable('The service is stopping; try again.');
  if (status >= 400 && status < 500) return new DomainError('malformed', 'malformed-request', message);
  return undefined;
}

function unavailable(detail: string, cause?: unknown): DomainError {
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2, cause });
}

function mediaTypeError(): DomainError {
  return new DomainError('unsupported-media', 'unsupported-media-type', 'Send the body as application/json.');
}

function internalProblem(requestId: string): Problem {
  return {
    status: 500,
    headers: { 'content-type': problemContentType },
    body: {
      type: 'urn:abtestingtool:error:internal-error',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal-error',
      detail: 'Something went wrong. Give the operator the request id to find the cause.',
      requestId,
    },
  };
}
