import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A name that changes with the content, so that what is under it never does. */
const isImmutable = /\.[0-9a-f]{12}\.js(\.gz)?$/;
const revalidated = 'public, max-age=0, must-revalidate';
/** Scripts of the browser SDK under their plain names: pages need not wait for the question whether they are new. */
const isSdk =
  /\/(client-sdk|page-changes|linked-hosts|site-analytics|preview-badge|debug-overlay|identify)\.m?js(\.gz)?$/;
const forMinutes = 'public, max-age=300, stale-while-revalidate=86400';
const trailingSlash = /^(\/static\/[^?]*[^/?])\/(?=\?|$)/;
const forGood = 'public, max-age=31536000, immutable';

/** Where they are. */
export const staticPaths = /^\/static(\/|$|\?)/;

/**
 * Serves the folder `static` under `/static/` for pages of any site: with ETags, scripts of the SDK for minutes, or for
 * good where the name holds a hash; compressed where a `.gz` lies beside the file.
 */
export function serveStaticFiles(app: NestFastifyApplication): void {
  // Not awaited: waiting would start the server before its routes and error handler are there.
  void app.register(async (scope: FastifyInstance) => {
    scope.addHook('onRequest', ({ raw }, _reply, done) => {
      raw.url = raw.url?.replace(trailingSlash, '$1');
      done();
    });
    await scope.register(fastifyStatic, {
      // Earlier releases of the SDK keep their addresses beside the present one.
      root: [resolve('static'), resolve('static/sdk')],
      prefix: '/static/',
      index: false,
      decorateReply: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.headers({
          'cache-control': isImmutable.test(path) ? forGood : isSdk.test(path) ? forMinutes : revalidated,
          vary: 'accept-encoding',
          'cross-origin-resource-policy': 'cross-origin',
          'access-control-allow-origin': '*',
          'x-content-type-options': 'nosniff',
        });
      },
    });
  });
}
