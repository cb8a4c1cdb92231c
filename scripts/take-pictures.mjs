/**
 * `npm run pictures`: starts the product and the demo shop, sets up an experiment, and takes the pictures of
 * README.md: the shop as the visitors of two variations see it.
 */
import { join } from 'node:path';
import { signUp, startProgram, withBrowser, withProduct } from './pictured-product.mjs';
import { root } from './root.mjs';

await withProduct(async (product) => {
  const project = await setUpExperiment(product);
  const args = ['examples/shop/server.mjs', '0', '--server', product.origin, '--project', String(project)];
  const shop = await startProgram(args, /http:\S+/);
  const [shopUrl] = shop.said.match(/http:\S+/);
  await withBrowser((browser) => takePictures(browser, shopUrl));
  await shop.stop();
});
console.log('docs/images/shop-control.png and shop-variation.png taken.');

/** @returns the id of its project */
async function setUpExperiment(product) {
  const { headers, projectId } = await signUp(product);
  const { call } = product;
  const { id } = await call('POST', '/experiments', { projectId, title: 'Buy button' }, headers);
  const variation = {
    title: 'Green and bold',
    css: '#buy { background: #15803d; border-color: #15803d; font-size: 1.25rem; letter-spacing: .02em }',
    js: "document.querySelector('#buy').textContent = 'Order today';",
  };
  await call('POST', `/experiments/${id}/variations`, variation, headers);
  await call('PATCH', `/experiments/${id}`, { status: 'Active' }, headers);
  return projectId;
}

/** One visitor of each variation; ids are tried until both have been seen. */
async function takePictures(browser, shopUrl) {
  const seen = new Set();
  for (let visitor = 1; seen.size < 2; visitor++) {
    const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
    await page.addInitScript((id) => localStorage.setItem('ab-end-user-id', String(id)), visitor);
    const decided = page.waitForResponse('**/decision');
    await page.goto(`${shopUrl.replace(/\/$/, '')}/product/lamp`);
    const { decisions } = await (await decided).json();
    const name = decisions[0].variation.isControl ? 'control' : 'variation';
    await page.waitForTimeout(300);
    if (!seen.has(name)) await page.screenshot({ path: join(root, `docs/images/shop-${name}.png`) });
    seen.add(name);
    await page.close();
  }
}
