/** Events and reports of browsers. */
export { trackingPath } from './openapi.js';
