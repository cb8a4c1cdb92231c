import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

/** Serves the description of the whole product: `/openapi.json`, and as pages under `/docs` and `/redoc`. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'ABTestingTool API',
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  protectPages(fastify);
  writeOnce(fastify);
  serveRedoc(fastify);
}

const pages = /^\/(docs|redoc)(?=[/?]|$)/;

/**
 * The pages have the console's origin, where its tokens lie, so only our own code runs in them and no other site
 * frames them. Both make style elements while they run; Redoc searches in a worker.
 */
const pageHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

function protectPages(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (pages.test(request.routeOptions.url ?? '')) reply.headers(pageHeaders);
    done();
  });
}

const descriptions = ['/openapi.json', '/openapi.yaml'];

/** Writing the description takes up to some tenths of a second, and it never changes: the first answer is kept. */
function writeOnce(fastify: FastifyInstance): void {
  const written = new Map<string, { type: string; text: string }>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const known = request.method === 'GET' ? written.get(request.routeOptions.url ?? '') : undefined;
    if (known) void reply.header('content-type', known.type).send(known.text);
    else done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const url = request.routeOptions.url ?? '';
    if (request.method === 'GET' && descriptions.includes(url) && typeof payload === 'string')
      written.set(url, { type: String(reply.getHeader('content-type')), text: payload });
    done(null, payload);
  });
}

const redocPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>ABTestingTool API</title>
    <style>body { margin: 0 }</style>
  </head>
  <body>
    <redoc spec-url="/openapi.json" disable-search="false"></redoc>
    <script src="/redoc/redoc.standalone.js"></script>
  </body>
</html>
`;

function serveRedoc(fastify: FastifyInstance): void {
  const bundle = createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js');
  fastify.get('/redoc', (_request, reply) => reply.type('text/html; charset=utf-8').send(redocPage));
  fastify.get('/redoc/redoc.standalone.js', (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(createReadStream(bundle)),
  );
}
