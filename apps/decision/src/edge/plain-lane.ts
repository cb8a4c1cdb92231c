import type { IncomingHttpHeaders } from 'node:http';

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

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for 304. */
  readonly text: string;
}

/** POST routes that make their whole answer themselves, refusals too, in front of the framework. */
export interface PlainLane {
  /** How large a body may be; larger ones are left to the framework, which refuses them. */
  readonly maxBytes: number;
  /** Undefined for addresses of others, and those that the framework has to read. */
  find(url: string): PlainFound | undefined;
  /** Never rejects. */
  answer(call: PlainCall): Promise<PlainAnswer>;
}
