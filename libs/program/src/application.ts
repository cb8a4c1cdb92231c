import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import { LogController, type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import type { Config } from '#libs/config';
import { Monitoring, shownPath, Tracing } from '#libs/monitoring';
import { calledFrom } from '#libs/security';
import {
  bodyClasses,
  boundRequests,
  parseJsonBodies,
  securityHeaders,
  sendSecurityHeaders,
  refuseUnclear,
  answerUnreadable,
  answerUnroutable,
} from '#libs/http';
import { createLogger, FrameworkLogger, Siblings } from '#libs/processes';
import { Draining } from './draining.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** An answer that goes on for as long as its reader wants. */
    isOpenEnded?: boolean;
  }
}

/** An access token names up to 200 projects, so it can be long. */
const maxHeaderBytes = 128 * 1024;

/** Paths of an app that answer questions of browsers about other origins themselves. */
export interface OpenPaths {
  /** Where any web site may call without a key; these calls are not logged. */
  readonly forAnybody: readonly RegExp[];
  /** Where any web site may call with a publishable API key. */
  readonly withKey: readonly RegExp[];
}

const noOpenPaths: OpenPaths = { forAnybody: [], withKey: [] };

export interface ApplicationOptions {
  /** Its name in logs. */
  readonly program?: string;
  readonly openPaths?: OpenPaths;
  /** The other processes that serve the same port; none when left out. */
  readonly siblings?: Siblings;
}

/**
 * A Nest application on Fastify with what all apps agree on: trailing slashes, bodies, request ids, logs,
 * cross-origin rules and a clean stop. It does not listen yet.
 */
export async function createApplication(
  module: Type | DynamicModule,
  config: Config,
  { program = 'app', openPaths = noOpenPaths, siblings = Siblings.none() }: ApplicationOptions = {},
): Promise<NestFastifyApplication> {
  const seat = siblings.areThere ? siblings.seat.number : undefined;
  const logger = createLogger(config.logLevel, program, { seat });
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 512 },
    trustProxy: trustedProxies(config.trustProxy),
    bodyLimit: bodyClasses.ordinary.bytes,
    genReqId: requestIds(),
    requestTimeout: 60_000,
    http: { maxHeaderSize: maxHeaderBytes },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: answerUnroutable(securityHeaders(config)),
    clientErrorHandler: answerUnreadable(securityHeaders(config)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new FrameworkLogger(logger),
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  sendSecurityHeaders(fastify, config);
  refuseUnclear(fastify);
  boundRequests(fastify);
  parseJsonBodies(fastify);
  logRequests(fastify, openPaths);
  rememberCallers(fastify);
  endConnections(fastify, app.get(Draining));
  observeRequests(fastify, app.get(Monitoring));
  traceRequests(fastify, app.get(Tracing));
  app.enableCors({ delegator: crossOriginRules(config, openPaths) });
  return app;
}

function trustedProxies(trusted: Config['trustProxy']): FastifyServerOptions['trustProxy'] {
  return typeof trusted === 'number' ? (_address, hop) => hop < trusted : trusted;
}

/** Ids that are unique across processes without a random number a request. */
function requestIds(): () => string {
  const start = crypto.randomUUID().slice(0, 8);
  let count = 0;
  return () => `${start}-${(count++).toString(36)}`;
}

/** A line says which route was called: its path holds neither ids of people nor what a caller wrote freely. */
function logRequests(fastify: FastifyInstance, { forAnybody }: OpenPaths): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!isOneOf(forAnybody, request.url)) {
      const route = request.routeOptions.url ?? '(no route)';
      const path = shownPath(route, request.params as Record<string, string>);
      const ms = Math.round(reply.elapsedTime);
      // Probes ask every few seconds.
      const level = route.startsWith('/health') && reply.statusCode < 400 ? 'debug' : 'info';
      request.log[level]({ method: request.method, path, status: reply.statusCode, ms }, 'request');
    }
    done();
  });
}

/** Lets the security log name the address behind what a request leads to. */
function rememberCallers(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (request, _reply, done) => calledFrom(request.ip, done));
}

/** While the process stops, connections end with their answers. */
function endConnections(fastify: FastifyInstance, draining: Draining): void {
  fastify.addHook('onRequest', ({ raw }, reply, done) => {
    if (draining.ends(raw.socket, fastify.server)) reply.header('connection', 'close');
    done();
  });
}

function observeRequests(fastify: FastifyInstance, monitoring: Monitoring): void {
  fastify.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    // How long somebody listened says nothing of how fast we answer.
    if (routeOptions.config.isOpenEnded && reply.raw.statusCode === 200) return done();
    const route = `${method} ${routeOptions.url ?? '(none)'}`;
    monitoring.observeRequest(route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

function traceRequests(fastify: FastifyInstance, tracing: Tracing): void {
  if (!tracing.isOn) return;
  tracing.watch(fastify.server);
  fastify.addHook('onRequest', ({ raw, routeOptions, params }, _reply, done) => {
    if (routeOptions.url) tracing.nameRoute(raw, routeOptions.url, params as Record<string, string>);
    done();
  });
}

type CrossOriginAnswer = (
  error: Error | null,
  options: {
    origin: boolean | string[];
    preflight?: boolean;
    methods?: string[];
    maxAge?: number;
    exposedHeaders?: string[];
  },
) => void;

const isOneOf = (paths: readonly RegExp[], url: string): boolean => paths.some((path) => path.test(url));

function crossOriginRules(config: Config, { forAnybody, withKey }: OpenPaths) {
  const console = {
    origin: [...config.corsOrigins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    maxAge: 600,
    exposedHeaders: ['Retry-After', 'Link', 'X-Next-Cursor', 'X-Device'],
  };
  return ({ url, headers }: FastifyRequest, answer: CrossOriginAnswer) => {
    // These answer cross-origin questions themselves.
    if (isOneOf(forAnybody, url) || isOneOf(withKey, url)) return answer(null, { origin: false });
    const preflight = Boolean(headers.origin && headers['access-control-request-method']);
    answer(null, { ...console, preflight });
  };
}
