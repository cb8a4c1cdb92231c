import type { Change } from './published-types.js';

/** What page-changes.js does for the rest of the SDK. */
export interface Engine {
  /** Applies the changes of a variation at once, and to what is drawn later; gives back how to take them out. */
  apply: (experimentId: number, changes: readonly Change[], complain: Complain) => () => void;
  /** Calls back with each element that a selector finds, now and later; gives back how to stop and undo that. */
  whenPresent: (selector: string, callback: (element: Element) => unknown) => () => void;
  /** Calls back when the page draws elements within the next seconds; gives back how to stop. */
  onRedraw: (callback: () => void) => () => void;
}

/** Told that something of an experiment is not as it should be. */
export type Complain = (message: string, cause?: unknown) => void;
