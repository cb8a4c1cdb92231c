import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#libs/config';

const folder = resolve('static/console');
/** Where the build leaves room for the nonce of this answer. */
const noncePlace = /__STYLE_NONCE__/g;
/** Programs that ask for something else are told that it is not here. */
const takesPages = /text\/(html|\*)|\*\/\*/;
/** Where it leaves room for the address that websites reach the product by. */
const publicUrlPlace = '__PUBLIC_URL__';

/**
 * Serves the console, when it is built: its files, which are named by their content and kept for ever, and its one
 * page under every other address of /console, for it finds its way by the address itself.
 */
export function serveConsole(app: NestFastifyApplication, config: Config): void {
  if (!existsSync(`${folder}/index.html`)) return;
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  serveAssets(app);
  const page = pageFor(config);
  const imageOrigins = originsOf(config);
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    if (!takesPages.test(request.headers.accept ?? '*/*')) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64url');
    return reply.headers(pageHeaders(nonce, imageOrigins)).send(page.replace(noncePlace, nonce));
  };
  fastify.get('/console', answer);
  fastify.get('/console/*', answer);
}

function pageFor({ publicUrl }: Config): string {
  const page = readFileSync(`${folder}/index.html`, 'utf8');
  // As a text in an attribute; a function, since `$` means something in replacements.
  return page.replace(publicUrlPlace, () => publicUrl.replace(/[&"<]/g, encodeURIComponent));
}

function serveAssets(app: NestFastifyApplication): void {
  // Not awaited: waiting would start the server before its routes and error handler are there.
  void app.register(fastifyStatic, {
    root: `${folder}/assets`,
    prefix: '/console/assets/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.headers({
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    },
  });
}

/** Where images of variations may come from beside the page's own origin. */
const originsOf = ({ publicUrl }: Config): string => new URL(publicUrl).origin;

/** Not kept anywhere, since the nonce is good for one answer only; the page is small. */
function pageHeaders(nonce: string, imageOrigins: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy(nonce, imageOrigins),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}

/** Code comes from our files only; style elements need the nonce, and there are no style attributes in markup. */
function contentPolicy(nonce: string, imageOrigins: string): string {
  return [
    `default-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob: ${imageOrigins}`,
    `font-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
