/** Security events and where they are kept, and what makes names of strangers harmless. */
export { calledFrom } from './call-origin.js';
export {
  acceptedSignatures,
  decryptSecret,
  encryptSecret,
  hashOfAlgorithm,
  isOfPresentKey,
  isSigned,
  keyOfToken,
  sign,
  type KeyPurpose,
  type SecretKeys,
} from './key-ring.js';
export { networkOf } from './network-of.js';
export { oneLine } from './one-line.js';
export { RefusalWatch, type Refused } from './refusal-watch.js';
export { securityEventKinds, type SecurityEvent, type SecurityEventKind } from './security-event.js';
export { SecurityLog } from './security-log.js';
export { SecurityModule } from './security.module.js';
export { identitySecretPlace, storedSecrets, type StoredSecret } from './stored-secrets.js';
