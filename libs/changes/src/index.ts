/**
 * Declarative changes of a page: what a variation changes without code, and what of that may be saved.
 *
 * Pure. The server, its tests and whatever edits changes in a browser check them by `changeFaults`.
 */
export { actions, positions, type Action, type Change, type Position } from './change.js';
export { changeFaults, type ChangeFault } from './change-faults.js';
export { changeLimits } from './change-limits.js';
export { cssFault } from './css-fault.js';
export { jsFault } from './js-fault.js';
export { selectorFault } from './selector-fault.js';
