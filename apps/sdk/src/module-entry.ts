export { ABTestingClient } from './client.js';
