import { createInterface } from 'node:readline';
import { AbTestingClient } from '@abtestingtool/node';

const { AB_URL: serverBaseUrl, AB_KEY: apiKey, AB_FLAG: flag = 'checkout-columns' } = process.env;
const client = new AbTestingClient({ serverBaseUrl, apiKey });
await client.ready();
for await (const targetingKey of createInterface({ input: process.stdin })) {
  console.log(targetingKey, client.value(flag, { targetingKey }, 2));
}
await client.close(30_000);
