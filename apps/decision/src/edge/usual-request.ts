import type { IncomingHttpHeaders } from 'node:http';
import { isUsual, type LaneRoute } from './lane.js';

/** A request in the form that programs and browsers write, read from the bytes of a connection. */
export interface UsualRequest {
  readonly head: UsualHead;
  /** Undefined while a part of it is still to come. */
  readonly body: Buffer | undefined;
  /** Behind the body: where a next request may begin. */
  readonly end: number;
}

/** The request line and the headers. */
export interface UsualHead {
  /** As it came, with the end of its last line. */
  readonly text: string;
  readonly route: LaneRoute;
  /** As Node's own parser gives them: lower-case names, values without white space around them. */
  readonly headers: IncomingHttpHeaders;
  /** Bytes of the body. */
  readonly length: number;
}

export type FindRoute = (url: string) => LaneRoute | undefined;

const endOfHead = '\r\n\r\n';
const mostHeadBytes = 16_384;
const mostHeaders = 64;

/** The address holds nothing that a parser could take for anything else. */
const requestLine = /^POST ([\w.~%!$&'()*+,;=:@/?-]+) HTTP\/1\.1\r\n/;
const name = /^[a-z0-9-]+$/;
const value = /^[\t\x20-\x7e\x80-\xff]*$/;
const length = /^\d{1,8}$/;

/** What changes how a request is framed, or asks for more than an answer. */
const special = new Set([
  'transfer-encoding',
  'expect',
  'upgrade',
  'trailer',
  'te',
  'keep-alive',
  'proxy-connection',
]);

/**
 * Reads the request that bytes begin with, if its whole head is there: POST by HTTP/1.1 to a route of the lane, with one
 * host, no header twice, and a body of the length and type that is said. Undefined for everything else, also for what is
 * only rare: a full parser is to decide about that, so anything unclear is never understood here.
 *
 * @param known the head of an earlier request, which need not be read again where it comes again
 */
export function readUsualRequest(
  bytes: Buffer,
  find: FindRoute,
  known?: UsualHead,
): UsualRequest | undefined {
  const end = bytes.indexOf(endOfHead);
  if (end < 0 || end > mostHeadBytes) return undefined;
  const text = bytes.toString('latin1', 0, end + 2);
  const head = text === known?.text ? known : readHead(text, find);
  if (head === undefined) return undefined;
  const start = end + endOfHead.length;
  const behind = start + head.length;
  return { head, body: behind > bytes.length ? undefined : bytes.subarray(start, behind), end: behind };
}

/** @param text each line with its end */
function readHead(text: string, find: FindRoute): UsualHead | undefined {
  const line = requestLine.exec(text);
  const route = line === null ? undefined : find(line[1]!);
  if (line === null || route === undefined) return undefined;
  const headers = readHeaders(text, line[0].length);
  if (headers?.host === undefined || !length.test(headers['content-length'] ?? '')) return undefined;
  if (!isUsual(headers, route.maxBytes)) return undefined;
  return { text, route, headers, length: Number(headers['content-length']) };
}

/** @param from where the first line of them begins */
function readHeaders(text: string, from: number): IncomingHttpHeaders | undefined {
  const headers: Record<string, string> = {};
  let count = 0;
  for (let start = from; start < text.length;) {
    const end = text.indexOf('\r\n', start);
    const colon = text.indexOf(':', start);
    if (colon < 0 || colon > end || ++count > mostHeaders) return undefined;
    const own = text.slice(start, colon).toLowerCase();
    const said = text.slice(colon + 1, end);
    if (!name.test(own) || !value.test(said) || special.has(own) || Object.hasOwn(headers, own))
      return undefined;
    headers[own] = trimmed(said);
    start = end + 2;
  }
  const { connection = 'keep-alive' } = headers;
  return connection.toLowerCase() === 'keep-alive' ? headers : undefined;
}

/** Without blanks and tabs around it; other characters that count as space elsewhere belong to the value. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
