/**
 * `node scripts/generate-console-types.mjs`: writes what the console has to know of the API from openapi.json: the
 * types of its client, and which project permission an action takes.
 * With `--check` it writes nothing and fails when they are not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './root.mjs';

const madeBy = 'Made by scripts/generate-console-types.mjs.';

/** The client sends the header `email` with every request by itself, so no call has to name it. */
function withoutSessionHeader(document) {
  for (const operation of operationsOf(document)) {
    operation.parameters = operation.parameters?.filter(({ in: place }) => place !== 'header');
  }
  return document;
}

function operationsOf(document) {
  return Object.values(document.paths).flatMap((path) => Object.values(path));
}

function describePermissions(document) {
  const needed = operationsOf(document)
    .filter((operation) => operation['x-action'] && operation['x-project-permission'])
    .map((operation) => `  '${operation['x-action']}': '${operation['x-project-permission']}',`);
  return `/** What a member may do in a project. ${madeBy} */
export type ProjectPermission = 'Viewer' | 'Editor' | 'Owner';

/** The least project permission that an action takes, apart from the action itself. */
export const neededPermissions: Readonly<Record<string, ProjectPermission>> = {
${[...new Set(needed)].sort().join('\n')}
};
`;
}

const document = withoutSessionHeader(JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')));
const head = `/** The API as openapi.json describes it. ${madeBy} */\n`;
const files = {
  'schema.d.ts': head + astToString(await openapiTS(document)),
  'needed-permissions.ts': describePermissions(document),
};
for (const [name, text] of Object.entries(files)) {
  const path = join(root, 'apps/console/src/api', name);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`apps/console/src/api/${name} is not what openapi.json gives: run npm run openapi.`);
    process.exitCode = 1;
  }
}
