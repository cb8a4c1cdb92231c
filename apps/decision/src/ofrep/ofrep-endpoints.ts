import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { JsonText } from '#libs/evaluation';
import { ApiKeys, type AuthorizedKey } from '#libs/guards';
import { bodyLimitsOf, decodeUtf8, isInternal, readJson, toProblem } from '#libs/http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AssignmentVisit } from '../assignments/index.js';
import { EventStreams } from '../event-streams/index.js';
import { isKnownTag, PublicLimits } from '../edge/index.js';
import { later } from '../serving/index.js';
import { OfrepError, statusOf, type OfrepFailure } from './ofrep-error.js';
import { parseContext } from './ofrep-request.js';
import { type OfrepCaller, OfrepService } from './ofrep.service.js';

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

/** Its text is empty for 304. */
export interface OfrepAnswer extends JsonText {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

export const ofrepPath = '/ofrep/v1/evaluate/flags';

/** What pages of any site may read of every answer. */
const readable = ['access-control-allow-origin', '*', 'access-control-expose-headers', 'etag, retry-after'];

const bodyLimits = bodyLimitsOf(ofrepPath);

const json = [...readable, 'content-type', 'application/json; charset=utf-8'];

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

  /** At once when nothing has to be waited for. */
  answer(call: OfrepCall): OfrepAnswer | Promise<OfrepAnswer> {
    try {
      const { headers, address } = call;
      const key = this.keys.authorize(credentials(headers), 'decide', address);
      const answer = later(key, (known) => this.answerTo(known, call));
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => this.refusal(error, call.key));
    } catch (error) {
      return this.refusal(error, call.key);
    }
  }

  private answerTo(key: AuthorizedKey, call: OfrepCall): OfrepAnswer | Promise<OfrepAnswer> {
    const asked = key.kind === 'secret' ? undefined : this.limits.calls.count(call.address);
    return asked === undefined
      ? this.answerCounted(key, call)
      : asked.then(() => this.answerCounted(key, call));
  }

  private answerCounted(key: AuthorizedKey, call: OfrepCall): OfrepAnswer | Promise<OfrepAnswer> {
    const { headers, address, protocol, body, heard } = call;
    const visit = parseContext(readBody(body));
    const caller: OfrepCaller = { key, headers, address, protocol };
    if (heard === undefined) return this.evaluate(call, visit, caller);
    return this.streams.catchUp(key.projectId, heard).then(() => this.evaluate(call, visit, caller));
  }

  private evaluate(
    { key: flag, headers }: OfrepCall,
    visit: AssignmentVisit,
    caller: OfrepCaller,
  ): OfrepAnswer | Promise<OfrepAnswer> {
    if (flag !== undefined)
      return later(this.service.evaluate(flag, visit, caller), ({ text, isAscii }) => ({
        status: 200,
        headers: json,
        text,
        isAscii,
      }));
    return later(this.service.evaluateAll(visit, caller), (all) => {
      const { etag } = all;
      if (isKnownTag(etag, headers['if-none-match']))
        return { status: 304, headers: [...readable, 'etag', etag], text: '', isAscii: true };
      const { text, isAscii } = all.toJson();
      return { status: 200, headers: [...json, 'etag', etag], text, isAscii };
    });
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
      headers: [...readable, ...Object.entries(headers).flat()],
      text: JSON.stringify({ ...body, key, errorCode: 'GENERAL', errorDetails: body.detail }),
      isAscii: false,
    };
  }
}

const failure = (status: number, body: OfrepFailure): OfrepAnswer => ({
  ...{ status, headers: json, text: JSON.stringify(body), isAscii: false },
});

/** A key goes by either header; the usual one wins. */
function credentials(headers: IncomingHttpHeaders): string | undefined {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (authorization !== undefined || typeof apiKey !== 'string') return authorization;
  return `Bearer ${apiKey}`;
}

function readBody(body: Buffer): unknown {
  if (body.length > bodyLimits.bytes)
    throw new DomainError('too-large', 'too-large', 'The body is larger than allowed.');
  const value = readJson(decodeUtf8(body), bodyLimits);
  if (value === undefined) throw new OfrepError('INVALID_CONTEXT', 'The context must be a JSON object.');
  return value;
}
