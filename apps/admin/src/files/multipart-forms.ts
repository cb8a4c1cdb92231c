import multipart from '@fastify/multipart';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';

/** Marks a route that takes a multipart form; every other route refuses one. */
export const TakesForm = (): MethodDecorator => RouteConfig({ takesForm: true });

/** Teaches the server to read multipart forms, on the routes that take them. */
@Injectable()
export class MultipartForms implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    // Not awaited: waiting would start the server before its routes and error handler are there.
    void fastify.register(multipart);
    fastify.addHook('onRequest', (request, _reply, done) => done(refusal(request)));
  }
}

function refusal({ headers, method, routeOptions }: FastifyRequest): DomainError | undefined {
  if (!headers['content-type']?.toLowerCase().startsWith('multipart/')) return undefined;
  const { takesForm } = routeOptions.config as { takesForm?: boolean };
  if (takesForm || method === 'GET' || method === 'HEAD') return undefined;
  return new DomainError('unsupported-media', 'unsupported-media-type', 'Send the body as application/json.');
}
