import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isInternal, toProblem } from './problem.js';

/** Answers every error of every route as problem details, and logs those that are our own fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    if (isInternal(problem)) request.log.error({ err: error }, 'request failed');
    void reply.status(problem.status).headers(problem.headers).send(JSON.stringify(problem.body));
  }
}
