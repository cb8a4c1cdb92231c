import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#libs/config';
import { DatafileStore } from '#libs/datafiles';
import { DomainError } from '#libs/errors';
import { ApiKeys, readStreamToken, type AuthorizedKey, type StreamClaims } from '#libs/guards';
import { securityHeaders } from '#libs/http';
import { answerProblem, PublicLimits } from './edge/index.js';
import { EventStreams, mayListen, streamPath } from './event-streams/index.js';
import { originRefused, type ServedProject } from './serving/index.js';

/** `GET /ofrep/v1/stream`; its OpenAPI description is in event-streams/openapi.ts. */
@Injectable()
export class StreamRoutes implements OnModuleInit {
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: Config,
    private readonly keys: ApiKeys,
    private readonly limits: PublicLimits,
    private readonly datafiles: DatafileStore<ServedProject>,
    private readonly streams: EventStreams,
  ) {
    this.headers = {
      ...securityHeaders(config),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-store, no-transform',
      'access-control-allow-origin': '*',
      // For nginx, which would otherwise keep messages back until it has many.
      'x-accel-buffering': 'no',
    };
  }

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      scope.setErrorHandler((error: FastifyError, request, reply) => answerProblem(error, request, reply));
      scope.options(streamPath, answerPreflight);
      scope.route({
        ...{ method: 'GET', url: streamPath, exposeHeadRoute: false, config: { isOpenEnded: true } },
        handler: (request: FastifyRequest, reply: FastifyReply) => this.open(request, reply),
      });
      done();
    });
  }

  private async open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { ip: address, headers } = request;
    const claims = this.claimsOf(request);
    const key = claims && (await this.keys.current(claims.keyId));
    if (claims === undefined || !mayListen(key, claims.projectId)) throw tokenInvalid();
    if (key.kind !== 'secret') await this.limits.calls.count(address);
    const project = await this.projectOf(key, headers.origin);
    await this.streams.takePlace(address);
    this.streams.requireRoom(address);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, this.headers);
    const lastEvent = headers['last-event-id'];
    const heard = typeof lastEvent === 'string' ? this.streams.readLastEvent(key.projectId, lastEvent) : 0;
    const knownRevision = Math.max(claims.revision, heard ?? 0);
    this.streams.start(raw, { project, key, origin: headers.origin, address, knownRevision });
    return reply;
  }

  private claimsOf({ query }: FastifyRequest): StreamClaims | undefined {
    const { token } = query as { token?: unknown };
    return typeof token === 'string' ? readStreamToken(this.config, token, this.keys.tokensName) : undefined;
  }

  private async projectOf(key: AuthorizedKey, origin: string | undefined): Promise<ServedProject> {
    const project = await this.datafiles.get(key.projectId);
    if (project === undefined) throw tokenInvalid();
    if (!project.allowsOrigin(origin)) throw originRefused();
    if (key.kind !== 'secret' && project.compiled.settings.browserStreams !== true)
      throw new DomainError(
        'forbidden',
        'secret-key-required',
        'The project offers no event streams to pages.',
      );
    return project;
  }
}

function tokenInvalid(): DomainError {
  return new DomainError('unauthenticated', 'not-authenticated', 'The token of the stream is not valid.');
}

function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, OPTIONS',
      'access-control-allow-headers': 'last-event-id, cache-control',
      'access-control-max-age': '86400',
    })
    .send();
}
