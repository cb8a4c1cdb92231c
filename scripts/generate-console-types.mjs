/**
 * `node scripts/generate-console-types.mjs`: writes the types of the console's API client from openapi.json.
 * With `--check` it writes nothing and fails when they are not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './root.mjs';

const target = join(root, 'apps/console/src/api/schema.d.ts');

/** The client sends the header `email` with every request by itself, so no call has to name it. */
function withoutSessionHeader(document) {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    operation.parameters = operation.parameters?.filter(({ in: place }) => place !== 'header');
  }
  return document;
}

const document = withoutSessionHeader(JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')));
const head = '/** The API as openapi.json describes it. Made by scripts/generate-console-types.mjs. */\n';
const types = head + astToString(await openapiTS(document));
if (!process.argv.includes('--check')) writeFileSync(target, types);
else if (readFileSync(target, 'utf8') !== types) {
  console.error('apps/console/src/api/schema.d.ts is not what openapi.json gives: run npm run openapi.');
  process.exitCode = 1;
}
