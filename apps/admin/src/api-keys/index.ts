/** API keys, as members and projects take them over. */
export { type Taker, takeOverKeys } from './take-over-keys.js';
export { QueryTakeOverKeysField, TakeOverKeysField } from './take-over.field.js';
