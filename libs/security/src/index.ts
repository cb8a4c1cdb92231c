/** What operators and organizations see of attacks and of changes that matter for security. */
export { calledFrom, callerAddress } from './call-origin.js';
export { networkOf } from './network-of.js';
export { RefusalWatch, type Refused } from './refusal-watch.js';
export { securityEventKinds, type SecurityEvent, type SecurityEventKind } from './security-event.js';
export { SecurityLog } from './security-log.js';
export { SecurityModule } from './security.module.js';
