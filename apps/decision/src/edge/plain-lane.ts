import type { IncomingHttpHeaders } from 'node:http';
import type { JsonText } from '#libs/evaluation';

/** A request of a plain lane, its body whole and unread. */
export interface PlainCall {
  /** What the lane found in the address. */
  readonly found: PlainFound;
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
  /** `https` when TLS ends here or at a proxy that is trusted. */
  readonly protocol: string;
  readonly body: Buffer;
}

export interface PlainFound {
  /** The pattern of the route, as figures and traces name it. */
  readonly route: string;
  readonly key: string | undefined;
  readonly query: string;
}

/** Its text is empty for 304. */
export interface PlainAnswer extends JsonText {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

/** POST routes that make their whole answer themselves, refusals too, in front of the framework. */
export interface PlainLane {
  /** The patterns of the routes. */
  readonly routes: readonly string[];
  /** How large a body may be; larger ones are left to the framework, which refuses them. */
  readonly maxBytes: number;
  /** Undefined for addresses of others, and those that the framework has to read. */
  find(url: string): PlainFound | undefined;
  /** At once when nothing has to be waited for. Never throws or rejects. */
  answer(call: PlainCall): PlainAnswer | Promise<PlainAnswer>;
}
