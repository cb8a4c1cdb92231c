/** Renders the page on the server, and hands over the decisions that it was made from. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { render } from './dist-server/render.js';

const folder = join(import.meta.dirname, 'dist');
const template = await readFile(join(folder, 'index.html'), 'utf8');
const types = { '.js': 'text/javascript', '.css': 'text/css' };
const port = Number(process.env.PORT ?? 3000);

createServer(async (request, response) => {
  const { pathname, href } = new URL(request.url, `http://${request.headers.host}`);
  if (pathname.startsWith('/assets/') && !pathname.includes('..')) {
    response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream');
    response.end(await readFile(join(folder, pathname)).catch(() => ''));
    return;
  }
  const known = /(?:^|; )ab-end-user-id=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const { 'user-agent': agent = '', 'accept-language': language = '' } = request.headers;
  const { answer, page } = await render(href, known && decodeURIComponent(known), {
    'user-agent': agent,
    'accept-language': language,
  });
  // So that the browser's SDK goes on as the same visitor.
  if (!known && answer)
    response.setHeader(
      'set-cookie',
      `ab-end-user-id=${answer.endUserId}; Path=/; Max-Age=31536000; SameSite=Lax`,
    );
  const handedOver = JSON.stringify(answer ?? null).replaceAll('<', '\\u003c');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    template
      .replace('<!--page-->', () => page)
      .replace('/*answer*/ undefined', () => `${handedOver} ?? undefined`),
  );
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
