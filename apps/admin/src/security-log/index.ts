/** The security log of organizations. */
export { AddressRemoval } from './address-removal.js';
