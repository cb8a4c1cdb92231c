import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser, newVisitor } from '../support/browser.js';
import { findFreePort } from '../support/free-port.js';
import { startProduct, type Json, type Product } from '../support/product.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let product: Product;
let port: string;
let folder: string;
let key: string;
let project: string;
let flag: { id: number; off: number; on: number };
const tarballs: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
  port = String(await findFreePort());
  product = await startProduct({ env: { ADMIN_PORT: port } });
  for (const name of ['node', 'browser', 'react']) {
    const pack = ['pack', join(root, 'packages', name), '--json', '--pack-destination', folder];
    const [{ filename }] = JSON.parse((await run('npm', pack)).stdout) as [{ filename: string }];
    tarballs[name] = join(folder, filename.replace('@', '').replace('/', '-'));
  }
  await makeFlag();
});

afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** `checkout-columns`: a number, 2 for one half and 3 for the other. */
async function makeFlag(): Promise<void> {
  const account = await product.signUp();
  const done = async (method: string, path: string, body?: Json): Promise<Json> => {
    const response = await product.request(method, path, body, account.headers);
    expect([path, response.status < 300 || response.body]).toEqual([path, true]);
    return response.body;
  };
  ({ key } = await done('POST', '/api/auth/keys', { name: 'Server', project_id: account.projectId }));
  project = String(account.projectId);
  const { id } = await done('POST', '/experiments', {
    ...{ projectId: account.projectId, title: 'Columns', key: 'checkout-columns' },
  });
  await done('PATCH', `/experiments/${id}`, { valueType: 'number' });
  const { id: on } = await done('POST', `/experiments/${id}/variations`, { title: 'three', value: 3 });
  const [{ id: off }] = await done('GET', `/experiments/${id}/variations`);
  await done('PATCH', `/variations/${off}`, { value: 2 });
  await done('PUT', `/experiments/${id}/traffic`, {
    allocations: [off, on].map((variationId: number) => ({ variationId, traffic: 50 })),
  });
  await done('PATCH', `/experiments/${id}`, { status: 'Active' });
  flag = { id, off, on };
}

/** A copy of an example with packages as npm installs them; what else it needs is taken from the repository. */
async function install(example: string, packages: string[], links: string[]): Promise<string> {
  const target = join(folder, example);
  cpSync(join(root, 'examples', example), target, { recursive: true });
  // What is not installed from here would be asked for from the registry.
  const {
    dependencies: _,
    devDependencies: __,
    ...fresh
  }: Json = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  writeFileSync(join(target, 'package.json'), JSON.stringify(fresh));
  const own = packages.map((name) => tarballs[name]!);
  const copied = example === 'node' ? [join(root, 'node_modules/murmurhash')] : [];
  await run(
    'npm',
    [
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--install-links',
      '--legacy-peer-deps',
      '--omit=dev',
    ].concat(own, copied),
    { cwd: target },
  );
  for (const name of links) {
    const link = join(target, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(join(root, 'node_modules', name), link);
  }
  return target;
}

const api = async (path: string): Promise<Json> =>
  (await product.request('GET', path, undefined, { authorization: `Bearer ${key}` })).body;

const assigned = async (): Promise<number> => {
  const { summary } = await api(`/api/experiments/${flag.id}/results`);
  return summary.total_assigned;
};

it('ten lines of Node get values, survive the death of the server, and send their exposures exactly once', async () => {
  const target = await install('node', ['node'], []);
  const program = spawn(process.execPath, ['columns.mjs'], {
    cwd: target,
    env: { ...process.env, AB_URL: product.origin, AB_KEY: key },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => program.on('exit', resolve));
  const ask = async (customer: string): Promise<string> => {
    program.stdin.write(`${customer}\n`);
    return (await lines.next()).value as string;
  };

  const before = await Promise.all(['1', '2', '3'].map((id) => ask(`customer-${id}`)));
  await product.kill();
  const meanwhile: string[] = [];
  for (let id = 1; id <= 20; id++) meanwhile.push(await ask(`customer-${id}`));
  const revived = await startProduct({ env: { ADMIN_PORT: port }, dataDir: product.dataDir });
  product = Object.assign(revived, { stop: stopAndRemove(product.dataDir, revived) });
  program.stdin.end();

  expect(await ended).toBe(0);
  expect(before.sort()).toEqual(meanwhile.slice(0, 3).sort());
  expect(new Set(meanwhile.map((line) => line.split(' ')[1]))).toEqual(new Set(['2', '3']));
  expect(await assigned()).toBe(20);
}, 120_000);

/** A product that was given its folder leaves it. */
const stopAndRemove = (dataDir: string, revived: Product) => async () => {
  await revived.process.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
};

it('the browser package builds in a fresh project of TypeScript and Vite', async () => {
  const target = await install('browser', ['browser'], ['typescript', 'vite']);

  await build(target, ['vite', 'build']);

  const html = readFileSync(join(target, 'dist/index.html'), 'utf8');
  expect(html).toMatch(/assets\/index-.*\.js/);
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '-e', "console.log(Object.keys(await import('@abtestingtool/browser')))"],
    { cwd: target },
  );
  expect(stdout).toContain('ABTestingClient');
}, 120_000);

it('the React package builds there too, and the browser goes on with what the server rendered', async () => {
  const links = ['react', 'react-dom', 'scheduler', '@types/react', '@types/react-dom', 'typescript', 'vite'];
  const target = await install('react', ['browser', 'react'], links);

  // As in development, where React tells of every difference from what the server rendered.
  await build(
    target,
    ['vite', 'build', '--mode', 'development'],
    ['vite', 'build', '--mode', 'development', '--ssr', 'src/render.tsx', '--outDir', 'dist-server'],
  );

  const sitePort = String(await findFreePort());
  const site = spawn(process.execPath, ['server.mjs'], {
    cwd: target,
    env: { ...process.env, PORT: sitePort, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await launchBrowser();
  try {
    const [line] = (await once(createInterface({ input: site.stdout }), 'line')) as [string];
    const shown = new Set<string>();
    // Until both variations have been seen.
    for (let visitor = 0; shown.size < 2 && visitor < 30; visitor++) shown.add(await visit(browser, line));
    expect([...shown].sort()).toEqual(['2 columns, Control', '3 columns, three']);
  } finally {
    await browser.close();
    site.kill();
  }
}, 120_000);

/** What a new visitor sees of a page, from the first to the last moment. */
async function visit(browser: Browser, page: string): Promise<string> {
  const visitor = await newVisitor(browser, product.origin);
  const warnings: string[] = [];
  visitor.page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await visitor.page.addInitScript(`
    globalThis.seen = [];
    const look = () => {
      const button = document.querySelector('button');
      if (!button) return;
      globalThis.first ??= button;
      const now = button.textContent + (button === first ? '' : ', made again');
      if (seen.at(-1) !== now) seen.push(now);
    };
    new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });`);
  const decided = visitor.page.waitForResponse((response) => response.url().endsWith('/decision'));
  const rendered = await (await visitor.page.goto(page))!.text();
  const answer = (await (await decided).json()) as { decisions: { variation: Json }[] };
  const { value, variationTitle } = answer.decisions[0]!.variation;
  const text = `${value} columns, ${variationTitle}`;
  expect(rendered).toContain(`<button>${text}</button>`);
  // The page is alive when a click is counted; whatever it drew is drawn by then.
  const tracked = visitor.page.waitForRequest((request) => request.url().endsWith('/metrics/track'));
  await visitor.page.click('button');
  await tracked;
  expect(await visitor.page.evaluate('seen')).toEqual([text]);
  expect([warnings, visitor.complaints, visitor.pageErrors]).toEqual([[], [], []]);
  await visitor.context.close();
  return text;
}

/** Checks the types, and runs the programs one after the other. */
async function build(cwd: string, ...commands: string[][]): Promise<void> {
  const env = {
    ...process.env,
    VITE_AB_URL: product.origin,
    VITE_AB_PROJECT: project,
    NODE_ENV: commands.flat().includes('development') ? 'development' : 'production',
  };
  for (const [program, ...args] of [
    ['typescript/bin/tsc'],
    ...commands.map(([, ...args]) => ['vite/bin/vite.js', ...args]),
  ])
    await run(process.execPath, [join(cwd, 'node_modules', program!), ...args], { cwd, env }).catch(
      (error: Json) => {
        throw new Error(`${program}: ${error.stdout}${error.stderr}`);
      },
    );
}
