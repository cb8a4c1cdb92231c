import { AsyncLocalStorage } from 'node:async_hooks';

const addresses = new AsyncLocalStorage<string>();

/** Runs something, and all that it starts, on behalf of a request from an address. */
export const calledFrom = <T>(address: string, run: () => T): T => addresses.run(address, run);

/** The address of the present request, by TRUST_PROXY; undefined outside of one. */
export const callerAddress = (): string | undefined => addresses.getStore();
