import type { IncomingHttpHeaders } from 'node:http';
import type { JsonText } from '#libs/evaluation';

/** A POST route that any web site may call. */
export interface PublicRoute {
  readonly path: string;
  /** Those whose bodies are JSON for this route. */
  readonly contentTypes: readonly string[];
  /**
   * The answer's body; at once when nothing has to be waited for. What it throws or rejects
   * with is answered as problem details.
   */
  answer(body: unknown, headers: IncomingHttpHeaders): JsonText | Promise<JsonText>;
}

export const jsonContentType = 'application/json; charset=utf-8';
