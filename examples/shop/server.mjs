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
    timeout: { type: 'string', default: '1000' },
  },
});

const products = [
  { kind: 'lanterns', path: '/product/havn', name: 'Havn lantern', price: 79 },
  { kind: 'lanterns', path: '/product/skerry', name: 'Skerry lantern', price: 64 },
  { kind: 'lanterns', path: '/product/fjell', name: 'Fjell lantern', price: 112 },
  { kind: 'candles', path: '/product/birch', name: 'Birch candle', price: 18 },
  { kind: 'candles', path: '/product/honey', name: 'Honey candle', price: 24 },
];

/** Which page stands under an address; a product page where nothing else does, so that any address can be tried. */
const pages = [
  [/^\/$/, { file: 'home', title: 'Light for long evenings', shown: products.slice(0, 3) }],
  [/^\/lanterns\b/, { file: 'list', title: 'Lanterns', shown: products.filter(isOf('lanterns')) }],
  [/^\/candles\b/, { file: 'list', title: 'Candles', shown: products.filter(isOf('candles')) }],
  [/^\/cart\b/, { file: 'cart', title: 'Your cart' }],
  [/^\/checkout-short\b/, { file: 'checkout-short', title: 'Checkout' }],
  [/^\/checkout\b/, { file: 'checkout', title: 'Checkout' }],
  [/^\/journal\b/, { file: 'journal', title: 'Journal' }],
  [/^/, { file: 'product', title: 'Havn storm lantern' }],
];

function isOf(wanted) {
  return ({ kind }) => kind === wanted;
}

const card = ({ path, name, price }) =>
  `<a class="card" href="${path}"><h2>${name}</h2><p class="price">€${price}</p></a>`;

const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const read = (name) => readFile(join(folder, name), 'utf8');

/** The layout around a page, with the SDK's tag and the sign-up form pointing where the command line says. */
async function makePage(path) {
  const [, { file, title, shown = [] }] = pages.find(([pattern]) => pattern.test(path));
  const parts = {
    main: await read(`pages/${file}.html`),
    snippet: (await read('flicker-snippet.html')).replace("('', 1000)", `('', ${Number(values.timeout)})`),
    products: shown.map(card).join(''),
    title,
    server: attribute(values.server.replace(/\/+$/, '')),
    project: attribute(values.project),
    experiment: attribute(values.experiment),
    timeout: attribute(values.timeout),
  };
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => fill(parts[name]));
  return fill(await read('layout.html'));
}

async function answer(request, response) {
  const { pathname: path } = new URL(request.url, 'http://shop');
  if (!extname(path)) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return response.end(await makePage(path));
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
