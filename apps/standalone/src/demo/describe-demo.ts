import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config } from '#libs/config';
import { DemoAccount } from './demo-account.js';

/** What people are told when the product runs with its demo: how to log in, and how to open the shop. */
export async function describeDemo(app: NestFastifyApplication): Promise<string> {
  const { publicUrl } = app.get(Config);
  const account = new DemoAccount(app);
  const credentials = await account.workingCredentials();
  const command = `node examples/shop/server.mjs 3000 --server ${publicUrl} --project ${await account.projectId()}`;
  return [
    '',
    `The demo organization is a made-up shop with a week of synthetic visitors:`,
    `  console   ${publicUrl}/console`,
    `  e-mail    ${account.credentials.email}`,
    `  password  ${credentials?.password ?? '(not the one of the first start any more)'}`,
    `  the shop  ${command}`,
    'Ctrl-C stops it.',
    '',
  ].join('\n');
}
