import { resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the folder `static` under `/static/`, with ETags, for pages of any site. */
export function serveStaticFiles(app: NestFastifyApplication): void {
  app.useStaticAssets({
    root: resolve('static'),
    prefix: '/static/',
    index: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.setHeader('cache-control', 'public, max-age=0, must-revalidate');
      reply.setHeader('cross-origin-resource-policy', 'cross-origin');
      reply.setHeader('access-control-allow-origin', '*');
      reply.setHeader('x-content-type-options', 'nosniff');
    },
  });
}
