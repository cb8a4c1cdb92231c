/** Errors the product means: what went wrong in the domain's terms, without a protocol. */
export * from './domain-error.js';
export * from './error-codes.js';
export * from './database-failure.js';
