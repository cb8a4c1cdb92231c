/** Accounts, from sign-up to deletion. */
export { AccountSweep } from './mailbox/account-sweep.js';
