import type { IncomingHttpHeaders } from 'node:http';
import type { JsonText } from '#libs/evaluation';

/** Who calls a public route. */
export interface PublicCaller {
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
}

/** Why the visit of a caller does not count. */
export type NotCounted = 'bot';

/** The body of an answer. */
export interface PublicAnswer extends JsonText {
  /** Told to the caller in a header. */
  readonly notCounted?: NotCounted;
}

/** A POST route that any web site may call. */
export interface PublicRoute {
  readonly path: string;
  /** Those whose bodies are JSON for this route. */
  readonly contentTypes: readonly string[];
  /**
   * The answer's body; at once when nothing has to be waited for. What it throws or rejects
   * with is answered as problem details.
   */
  answer(body: unknown, caller: PublicCaller): PublicAnswer | Promise<PublicAnswer>;
}

export const jsonContentType = 'application/json; charset=utf-8';

export const notCountedHeader = 'x-abtesting-not-counted';

/** The headers that tell why a visit does not count, names and values in turn; none when it does. */
export function notCountedHeaders(reason: NotCounted | undefined): string[] {
  return reason === undefined
    ? []
    : [notCountedHeader, reason, 'access-control-expose-headers', notCountedHeader];
}
