import type { SecurityLog } from '#libs/security';
import type { NewKeyNetwork } from './key-networks.js';

/** Has the security log tell of networks that secret keys are used from for the first time. */
export function recordNewNetworks(log: SecurityLog): (use: NewKeyNetwork) => void {
  return ({ keyId, network, told }) =>
    log.record({
      kind: told === 'new' ? 'key-new-network' : 'key-many-networks',
      apiKeyId: keyId,
      // The log keeps the network alone; of many none stands for the others.
      address: told === 'new' ? network.slice(0, network.indexOf('/')) : null,
    });
}
