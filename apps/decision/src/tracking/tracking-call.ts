import type { Arrival } from './tracking-request.js';

/** A call and where it comes from. */
export interface TrackingCall extends Arrival {
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
}
