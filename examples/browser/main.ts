import { ABTestingClient, type Decision } from '@abtestingtool/browser';

const { VITE_AB_URL: serverBaseUrl, VITE_AB_PROJECT: projectId } = import.meta.env as Record<string, string>;
const client = new ABTestingClient({ serverBaseUrl: serverBaseUrl!, projectId: projectId! });
client.on('applied', ({ experimentKey, variation }: Decision) => console.log(experimentKey, variation.value));
await client.init();

const columns: number = client.getValue('checkout-columns', 2);
document.querySelector('#columns')!.textContent = String(columns);
client.track('checkout_seen', { properties: { columns } });
