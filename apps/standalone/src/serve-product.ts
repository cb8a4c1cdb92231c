import type { Config } from '#libs/config';
import type { Siblings } from '#libs/processes';
import { listen, stopOnSignal } from '#libs/program';
import { describeDemo, fillDemo } from './demo/index.js';
import { createProduct } from './product.js';

export interface ServedProduct {
  readonly config: Config;
  readonly siblings: Siblings;
  /** Whether this process tells people where the product is. */
  readonly isSpokesman: boolean;
  /** Whether this process is to make the demo organization, unless there is one, and to say how to use it. */
  readonly demo: boolean;
  /** What comes after the last request and the last flush. */
  readonly afterwards?: () => Promise<void>;
}

/** The whole product in this process, until signals end it. */
export async function serveProduct(product: ServedProduct): Promise<void> {
  const { config, siblings, isSpokesman, demo, afterwards } = product;
  const app = await createProduct(config, siblings);
  stopOnSignal(app, { delaySeconds: config.shutdownDelaySeconds, ...(afterwards && { afterwards }) });
  if (demo) await fillDemo(app, { now: Date.now(), print: (line) => console.log(line) });
  await listen(app, { host: config.host, port: config.adminPort, setting: 'ADMIN_PORT' });
  if (!isSpokesman) return;
  console.log(`\nABTestingTool runs on ${config.publicUrl} (API documentation: ${config.publicUrl}/docs)`);
  if (demo) console.log(await describeDemo(app));
  else console.log(`Sign up in a browser at ${config.publicUrl}/console. Ctrl-C stops it.\n`);
}
