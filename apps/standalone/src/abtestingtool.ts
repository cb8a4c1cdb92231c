#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productVersion } from '#libs/config';

/** Programs by the words that begin a command; what else is said goes to the program. */
const programs: Readonly<Record<string, string>> = {
  admin: 'apps/admin/src/main.js',
  decision: 'apps/decision/src/main.js',
  worker: 'apps/worker/src/main.js',
  migrate: 'migrations/run.js',
  organization: 'apps/admin/src/organizations/organization-command.js',
  aggregates: 'apps/admin/src/event-maintenance/totals.js',
  'secrets reencrypt': 'apps/admin/src/secrets/reencrypt-command.js',
  retention: 'apps/admin/src/event-maintenance/retention-command.js',
  files: 'apps/admin/src/files/files-command.js',
  'streams drain': 'apps/admin/src/streams/drain-command.js',
  distribute: 'apps/admin/src/distribution/distribute-command.js',
};

const help = `abtestingtool ${productVersion}

  abtestingtool admin | decision | worker      runs an app
  abtestingtool migrate                        brings the database of DB_URL to the newest schema
  abtestingtool organization disable <id>      and enable <id>, invite <email>
  abtestingtool aggregates verify [experiment] and rebuild [experiment]
  abtestingtool secrets reencrypt              after SECRET_KEY was changed
  abtestingtool retention                      removes now what is older than EVENT_RETENTION_DAYS
  abtestingtool files save <folder>            and load <folder>: copies uploaded files for a backup, and back
  abtestingtool streams drain                  waits until no event waits in Redis
  abtestingtool distribute                     spreads the database over the workers of Citus
  abtestingtool --version
`;

/** One door to everything that operators run: the apps and the commands of docs/operations.md. */
async function main(words: readonly string[]): Promise<void> {
  const [first = '--help', second = ''] = words;
  if (first === '--version') return console.log(productVersion);
  if (first === '--help') return console.log(help);
  const name = [`${first} ${second}`, first].find((candidate) => candidate in programs);
  if (name === undefined) {
    console.error(`There is no command "${words.join(' ')}".\n\n${help}`);
    process.exitCode = 1;
    return;
  }
  // Compiled folders keep the shape of the sources: this is dist/apps/standalone/src.
  const program = join(import.meta.dirname, '../../..', programs[name]!);
  process.argv = [process.argv[0]!, program, ...words.slice(name.split(' ').length)];
  await import(pathToFileURL(program).href);
}

await main(process.argv.slice(2));
