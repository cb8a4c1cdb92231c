import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyLimitsOf } from '#libs/http';
import { answerProblem, contentOf, endConnectionWhenStopping } from './edge/index.js';
import { OfrepEndpoints, ofrepPath } from './ofrep/index.js';

const noBody = Buffer.alloc(0);

/** The routes of the OpenFeature Remote Evaluation Protocol; their OpenAPI description is in openapi.ts. */
@Injectable()
export class OfrepRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly endpoints: OfrepEndpoints,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
      scope.setErrorHandler((error: FastifyError, request, reply) => answerProblem(error, request, reply));
      scope.addHook('onSend', endConnectionWhenStopping);
      for (const path of [ofrepPath, `${ofrepPath}/:key`]) this.serve(scope, path);
      done();
    });
  }

  private serve(scope: FastifyInstance, path: string): void {
    scope.options(path, answerPreflight);
    scope.route({
      method: 'POST',
      url: path,
      bodyLimit: bodyLimitsOf(ofrepPath).bytes,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { params, query, headers, ip, body, protocol } = request;
        const { key } = params as { key?: string };
        const { flagConfigEtag: heard } = query as { flagConfigEtag?: unknown };
        const answer = await this.endpoints.answer({
          ...{ key, headers, address: ip, protocol, body: Buffer.isBuffer(body) ? body : noBody },
          heard: typeof heard === 'string' ? heard : undefined,
        });
        return reply.code(answer.status).headers(named(answer.headers)).send(contentOf(answer.text));
      },
    });
  }
}

/** @param headers names and values in turn */
const named = (headers: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]!]] : [])));

function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'content-type, authorization, x-api-key, if-none-match',
      'access-control-expose-headers': 'etag, retry-after',
      'access-control-max-age': '86400',
    })
    .send();
}
