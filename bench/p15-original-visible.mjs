/**
 * P15: how long a visitor sees the original in Chromium before the variation is there, by our tag and by GrowthBook's,
 * in turn, with the same latency of the answer: tag alone and with what hides the page, first and second page.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { measurePairs } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const latenciesMs = [0, 100, 300];
/** One frame: less cannot be told apart. */
const frameMs = 17;
const css = '#title { color: rgb(255, 0, 0) }';
const scripts = {
  '/static/client-sdk.js': 'static/client-sdk.js',
  '/growthbook.js': 'node_modules/@growthbook/growthbook/dist/bundles/auto.min.js',
};
/** As long as the product says, and as the network of GrowthBook's packages does. */
const cacheFor = {
  '/static/client-sdk.js': 'public, max-age=300, stale-while-revalidate=86400',
  '/growthbook.js': 'public, max-age=604800',
};

const decision = {
  ...{
    experimentId: 1,
    experimentKey: 'bench',
    experimentTitle: 'Bench',
    experimentJs: null,
    experimentCss: null,
  },
  ...{
    type: 'AB Test',
    triggerType: 'Immediately',
    url: null,
    conditionType: 'ALL',
    matching: 1,
    metrics: [],
  },
  variation: { variationId: 2, variationTitle: 'B', js: null, css, redirectUrl: null, isControl: false },
  conditions: [{ id: 1, experimentId: 1, operator: 'CONTAIN', urls: ['/page'] }],
};
const feature = {
  ...{
    key: 'bench',
    hashAttribute: 'id',
    hashVersion: 2,
    coverage: 1,
    weights: [0, 1],
    seed: 'bench',
    phase: '0',
  },
  urlPatterns: [{ include: true, type: 'simple', pattern: '*/page*' }],
  variations: [{}, { css }],
  meta: [{ key: '0' }, { key: '1' }],
};

/** Sums up, frame by frame, how long the original is to be seen; before the tag, and alike for both. */
const watcher = `<script>(() => {
  let last, shown = 0;
  const look = (now) => {
    const title = document.getElementById('title');
    if (last !== undefined) shown += now - last;
    last = undefined;
    if (title) {
      if (getComputedStyle(title).color === 'rgb(255, 0, 0)') return void (window.originalMs = shown);
      if (getComputedStyle(document.documentElement).opacity !== '0') last = now;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()</script>`;

export async function measure() {
  const stage = await openStage();
  const browser = await launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  const lines = [];
  try {
    for (const isHiding of [false, true])
      for (const page of ['first', 'second'])
        for (const latencyMs of latenciesMs) {
          const look = (tag) => () => originalMs(browser, stage, { tag, isHiding, page, latencyMs });
          const measured = await measurePairs(look('ours'), look('theirs'));
          const { ours, theirs } = measured;
          const work = `original visible, ${isHiding ? 'with what hides it' : 'tag alone'}, ${page} page, ${latencyMs} ms`;
          const met = () => ours <= theirs + frameMs;
          lines.push(
            ratioLine(
              { id: 'P15', work, target: '≤ 1 ×', met, unit: 'ms' },
              { ...measured, ratio: ours / (theirs || ours || 1) },
            ),
          );
        }
  } finally {
    await browser.close();
    stage.close();
  }
  return lines;
}

/** For a new visitor of a page, or of the next one a second later. */
async function originalMs(browser, stage, { tag, isHiding, page, latencyMs }) {
  const context = await browser.createBrowserContext();
  try {
    stage.latencyMs = latencyMs;
    const tab = await context.newPage();
    const look = async (number) => {
      await tab.goto(`${stage.site}/page${number}?tag=${tag}${isHiding ? '&hide' : ''}`);
      await tab.waitForFunction('window.originalMs !== undefined', { timeout: 20_000 });
      return tab.evaluate('originalMs');
    };
    const first = await look(1);
    if (page === 'first') return first;
    await sleep(500);
    return await look(2);
  } finally {
    await context.close();
  }
}

/** A site, and on another origin the files and answers of both, which come after the latency. */
async function openStage() {
  const snippet = await readFile('examples/shop/flicker-snippet.html', 'utf8');
  const files = new Map();
  for (const [path, file] of Object.entries(scripts)) files.set(path, await readFile(file));
  const stage = { latencyMs: 0 };

  const api = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://api');
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
    };
    const file = files.get(pathname);
    if (file) {
      const type = { 'content-type': 'text/javascript', 'cache-control': cacheFor[pathname] };
      return void response.writeHead(200, { ...headers, ...type }).end(file);
    }
    const sent = await text(request);
    await sleep(stage.latencyMs);
    const answer =
      pathname === '/decision'
        ? { endUserId: JSON.parse(sent).endUserId, decisions: [decision], where: { any: true } }
        : { status: 200, features: {}, experiments: [feature], dateUpdated: '2026-01-01T00:00:00Z' };
    response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  const origin = `http://127.0.0.1:${api.address().port}`;

  const site = createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://site');
    const isHiding = searchParams.has('hide');
    const ours = `${isHiding ? snippet : ''}<script async src="${origin}/static/client-sdk.js" data-project-id="1" data-timeout-ms="5000"></script>`;
    const theirs = `<script async src="${origin}/growthbook.js" data-api-host="${origin}" data-client-key="sdk-bench" ${isHiding ? 'data-anti-flicker="true"' : ''}></script>`;
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>Page</title>${watcher}${searchParams.get('tag') === 'ours' ? ours : theirs}</head>
      <body><h1 id="title">Original</h1></body></html>`;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(html);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  stage.site = `http://127.0.0.1:${site.address().port}`;
  stage.close = () => [api, site].forEach((server) => (server.closeAllConnections(), server.close()));
  return stage;
}
