/** Answers worked out in a thread. */
export { toBuffer } from './to-buffer.js';
