import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = fileURLToPath(new URL('.', import.meta.url));
const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: 'http://localhost:8000' },
    project: { type: 'string', default: '1' },
    experiment: { type: 'string', default: 'lantern-page' },
  },
});

/** The page with the SDK's tag and the sign-up form pointing where the command line says. */
async function page() {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html
    .replace('http://localhost:8000', () => attribute(values.server.replace(/\/+$/, '')))
    .replace('data-project-id="1"', () => `data-project-id="${attribute(values.project)}"`)
    .replace('data-experiment="lantern-page"', () => `data-experiment="${attribute(values.experiment)}"`);
}

/** Every address without a file extension is the product page, so any URL condition can be tried out. */
async function answer(request, response) {
  const { pathname: path } = new URL(request.url, 'http://shop');
  if (!extname(path)) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return response.end(await page());
  }
  const file = join(folder, normalize(`/${path}`));
  const type = types[extname(path)];
  const found = type && (await stat(file).catch(() => undefined))?.isFile();
  if (!found) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
  createReadStream(file).pipe(response);
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(400).end());
});

server.listen(Number(positionals[0] ?? 0), '127.0.0.1', () => {
  console.log(`The shop is open on http://127.0.0.1:${server.address().port}/`);
});
