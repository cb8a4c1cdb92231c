import { takeHandedOver } from './hand-over.js';

export { ABTestingClient } from './client.js';

if (typeof document !== 'undefined') takeHandedOver();
