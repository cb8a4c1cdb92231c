import { bodyLimitsOf } from '#libs/http';
import type { PlainFound, PlainLane } from '../edge/index.js';
import { type OfrepEndpoints, ofrepPath } from './ofrep-endpoints.js';

/** Keys that need no decoding; all keys of experiments are such, and others go the long way. */
const plainKey = /^[\w.-]{1,200}$/;

const flagPath = `${ofrepPath}/:key`;

/** The routes of the protocol in front of the framework, whose own work costs more than evaluating a flag. */
export const ofrepLane = (endpoints: OfrepEndpoints): PlainLane => ({
  routes: [ofrepPath, flagPath],
  maxBytes: bodyLimitsOf(ofrepPath).bytes,
  find: findOfrep,
  answer: ({ found: { key, query }, headers, address, protocol, body }) =>
    endpoints.answer({
      key,
      headers,
      address,
      protocol,
      body,
      heard: query === '' ? undefined : heardIn(query),
    }),
});

/** What an address asks for; undefined for any that is not plain. */
export function findOfrep(url: string): PlainFound | undefined {
  if (!url.startsWith(ofrepPath)) return undefined;
  const mark = url.indexOf('?', ofrepPath.length);
  const path = mark === -1 ? url : url.slice(0, mark);
  const query = mark === -1 ? '' : url.slice(mark + 1);
  if (path.length === ofrepPath.length) return { route: ofrepPath, key: undefined, query };
  const key = path.slice(ofrepPath.length + 1);
  if (path[ofrepPath.length] !== '/' || !plainKey.test(key)) return undefined;
  return { route: flagPath, key, query };
}

const heardIn = (query: string): string | undefined =>
  new URLSearchParams(query).get('flagConfigEtag') ?? undefined;
