import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the folder `static` under `/static/`, with ETags, for pages of any site. */
export function serveStaticFiles(app: NestFastifyApplication): void {
  // Not awaited: waiting would start the server before its routes and error handler are there.
  void app.register(fastifyStatic, {
    root: resolve('static'),
    prefix: '/static/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.headers({
        'cache-control': 'public, max-age=0, must-revalidate',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
      });
    },
  });
}
