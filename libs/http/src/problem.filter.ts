import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusalWatch } from '#libs/security';
import { isInternal, toProblem } from './problem.js';

/** Who a request is from, as the guards found out. */
interface Identified {
  user?: { userId: number };
  apiKey?: { keyId: number | null };
}

/**
 * Answers every error of every route as problem details, logs those that are our own fault, and counts refusals of
 * members and keys.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly refusals: RefusalWatch) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    if (isInternal(problem)) request.log.error({ err: error }, 'request failed');
    if (problem.status === 403) this.noteRefusal(request);
    void reply.status(problem.status).headers(problem.headers).send(JSON.stringify(problem.body));
  }

  private noteRefusal({ user, apiKey }: FastifyRequest & Identified): void {
    if (user) this.refusals.note({ userId: user.userId });
    else if (typeof apiKey?.keyId === 'number') this.refusals.note({ apiKeyId: apiKey.keyId });
  }
}
