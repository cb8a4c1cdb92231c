import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { ApiKeys } from '#libs/guards';
import { bodyLimitsOf, decodeUtf8, isInternal, readJson, toProblem } from '#libs/http';
import type { IncomingHttpHeaders } from 'node:http';
import { EventStreams } from '../event-streams/index.js';
import { isKnownTag, PublicLimits } from '../edge/index.js';
import { OfrepError, statusOf, type OfrepFailure } from './ofrep-error.js';
import { parseContext } from './ofrep-request.js';
import { OfrepService } from './ofrep.service.js';

/** A call of the protocol; without a key it is about all flags. */
export interface OfrepCall {
  readonly key: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
  readonly body: Buffer;
  readonly protocol: string;
  /** What a stream told the caller, when that is why it asks again. */
  readonly heard: string | undefined;
}

export interface OfrepAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for 304. */
  readonly text: string;
}

export const ofrepPath = '/ofrep/v1/evaluate/flags';

const json = { 'content-type': 'application/json; charset=utf-8' };

/** What pages of any site may read of every answer. */
const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after',
};

/** Answers calls of the protocol, whatever comes: it never throws. */
@Injectable()
export class OfrepEndpoints {
  private readonly logger = new Logger('flags');

  constructor(
    private readonly keys: ApiKeys,
    private readonly limits: PublicLimits,
    private readonly service: OfrepService,
    private readonly streams: EventStreams,
  ) {}

  async answer(call: OfrepCall): Promise<OfrepAnswer> {
    try {
      const answer = await this.evaluate(call);
      return { ...answer, headers: { ...readable, ...answer.headers } };
    } catch (error) {
      const { status, headers, text } = this.refusal(error, call.key);
      return { status, headers: { ...readable, ...headers }, text };
    }
  }

  private async evaluate({ key: flag, body, heard, ...entrance }: OfrepCall): Promise<OfrepAnswer> {
    const { headers, address } = entrance;
    const key = await this.keys.authorize(credentials(headers), 'decide', address);
    if (key.kind !== 'secret') this.limits.calls.count(address);
    const visit = parseContext(readBody(body));
    const caller = { key, ...entrance };
    if (heard !== undefined) await this.streams.catchUp(key.projectId, heard);
    if (flag !== undefined) {
      const evaluation = await this.service.evaluate(flag, visit, caller);
      return { status: 200, headers: json, text: evaluation };
    }
    const { text, etag } = await this.service.evaluateAll(visit, caller);
    if (isKnownTag(etag, headers['if-none-match'])) return { status: 304, headers: { etag }, text: '' };
    return { status: 200, headers: { ...json, etag }, text };
  }

  private refusal(error: unknown, key: string | undefined): OfrepAnswer {
    if (error instanceof OfrepError)
      return failure(statusOf(error.code), { key, errorCode: error.code, errorDetails: error.details });
    const requestId = randomUUID();
    const problem = toProblem(error, requestId);
    const { status, headers, body } = problem;
    if (status === 400) return failure(400, { key, errorCode: 'PARSE_ERROR', errorDetails: body.detail });
    if (status === 422) return failure(400, { key, errorCode: 'INVALID_CONTEXT', errorDetails: body.detail });
    if (isInternal(problem)) {
      this.logger.error(`Request ${requestId} failed`, error instanceof Error ? error.stack : error);
      return failure(500, { key, errorCode: 'GENERAL', errorDetails: body.detail });
    }
    return {
      status,
      headers,
      text: JSON.stringify({ ...body, key, errorCode: 'GENERAL', errorDetails: body.detail }),
    };
  }
}

const failure = (status: number, body: OfrepFailure): OfrepAnswer => ({
  ...{ status, headers: json, text: JSON.stringify(body) },
});

/** A key goes by either header; the usual one wins. */
function credentials(headers: IncomingHttpHeaders): string | undefined {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (authorization !== undefined || typeof apiKey !== 'string') return authorization;
  return `Bearer ${apiKey}`;
}

function readBody(body: Buffer): unknown {
  const limits = bodyLimitsOf(ofrepPath);
  if (body.length > limits.bytes)
    throw new DomainError('too-large', 'too-large', 'The body is larger than allowed.');
  const value = readJson(decodeUtf8(body), limits);
  if (value === undefined) throw new OfrepError('INVALID_CONTEXT', 'The context must be a JSON object.');
  return value;
}
