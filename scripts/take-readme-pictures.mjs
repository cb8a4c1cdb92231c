/** `npm run pictures:readme`: starts the demo, logs in and takes the pictures of the console that README.md shows. */
import { join } from 'node:path';
import { keepSession, logIn, withBrowser, withProduct } from './pictured-product.mjs';
import { root } from './root.mjs';

/** Names of pictures, and the pages that they show; ids are filled in by keys and names. */
const pictures = {
  'console-home': 'home',
  'console-results': 'experiments/{lantern-page}/results',
  'console-scorecard': 'experiments/{delivery-banner}/results',
  'console-experiment': 'experiments/{gift-wrap}',
  'console-metric': 'metrics/{Orders}',
  'console-flag': 'flags/{free-delivery-from}',
};
/** Where a picture begins, other than at the top. */
const beginnings = { 'console-scorecard': '#scorecard' };

await withProduct(
  async (product) => {
    const demo = await enterDemo(product);
    await withBrowser((browser) => takePictures(browser, demo));
  },
  { args: ['--demo'], ready: /Ctrl-C/ },
);
console.log(`${Object.keys(pictures).length} pictures are in docs/images.`);

/** Logs in as the demo says. */
async function enterDemo(product) {
  const { origin, said, call } = product;
  const [, email] = /e-?mail +(\S+)/.exec(said);
  const [, password] = /password +(\S+)/.exec(said);
  const { session, headers, orgId, projectId } = await logIn(product, { email, password });
  const all = { orgId, projectId, rows: 100, page: 1 };
  const experiments = await call('POST', '/experiments/all', all, headers);
  const metrics = await call('POST', '/shared-metrics/all', all, headers);
  const ids = new Map([
    ...experiments.items.map(({ key, id }) => [key, id]),
    ...metrics.items.map(({ name, id }) => [name, id]),
  ]);
  return { session, ids, base: `${origin}/console/o/${orgId}/p/${projectId}/` };
}

async function takePictures(browser, { session, ids, base }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await keepSession(context, session);
  for (const [name, path] of Object.entries(pictures)) {
    const page = await context.newPage();
    await page.goto(base + path.replace(/\{(.+)\}/, (_, of) => ids.get(of)));
    await page.locator('h1').first().waitFor();
    // A figure of the library is worked out when it is first asked for.
    await page.waitForTimeout(6_000);
    const beginning = beginnings[name];
    if (beginning) {
      await page.locator(beginning).evaluate((element) => {
        scrollTo(0, element.getBoundingClientRect().top + scrollY - 80);
      });
      await page.waitForTimeout(500);
    }
    await page.screenshot({ path: join(root, `docs/images/${name}.png`) });
    await page.close();
  }
}
