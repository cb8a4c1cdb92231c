import { setFlagsFromString } from 'node:v8';

/**
 * By how many percent garbage that has grown old may add to what is in use before it is collected. V8 by itself waits for
 * about as much again as is in use, several hundred MiB where many projects are kept. What survives a request here is little, so a
 * collection is needed once in some ten thousand new visitors, and it goes on mostly beside the requests.
 */
export const heapGrowthFlag = '--heap-growing-percent=15';

/** To be called after the start, whose heap grows for good. */
export function keepHeapSmall(): void {
  setFlagsFromString(heapGrowthFlag);
}
