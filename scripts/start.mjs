/** `npm start -- [app] [flags]`: installs and builds what is missing, then is that app; standalone when none is named. */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuilt } from './build.mjs';
import { installPackages } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

const apps = ['standalone', 'admin', 'decision', 'worker'];
const [first = '', ...rest] = process.argv.slice(2);
const named = first !== '' && !first.startsWith('-');
const app = named ? first : 'standalone';
const flags = named ? rest : process.argv.slice(2);

stopWithNpm();
if (!apps.includes(app)) fail(`There is no app "${app}": it is one of ${apps.join(', ')}.`);
await installPackages({ dev: false }).catch((error) => fail(error.message));
const buildCode = isBuilt() ? 0 : await run(process.execPath, [join(root, 'scripts/build.mjs')]);
if (buildCode !== 0) process.exit(buildCode);

// The one-command set-up has to start its database first, so it migrates by itself.
if (app !== 'standalone') await import(pathToFileURL(join(root, 'dist/migrations/run.js')).href);
const main = join(root, 'dist/apps', app, 'src/main.js');
process.argv = [process.argv[0], main, ...flags];
await import(pathToFileURL(main).href);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
