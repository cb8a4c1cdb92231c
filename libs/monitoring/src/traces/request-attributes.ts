import type { IncomingMessage } from 'node:http';
import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_REQUEST_METHOD_ORIGINAL,
  ATTR_NETWORK_PROTOCOL_VERSION,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_URL_SCHEME,
} from '@opentelemetry/semantic-conventions';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);
const hostAndPort = /^(\[[\da-f:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?$/i;

/** The first word of a span's name: methods that the standard does not know are one. */
export function methodOf({ method = '' }: IncomingMessage): string {
  return methods.has(method) ? method : 'HTTP';
}

/**
 * What is known of a request when it begins, by the names of OpenTelemetry's conventions. The path follows
 * with the route; the caller's address and program are left out, since they tell of people.
 */
export function attributesOf(request: IncomingMessage, believesProxies: boolean): Attributes {
  const { method = '', headers, httpVersion } = request;
  const isKnown = methods.has(method);
  const attributes: Attributes = {
    [ATTR_HTTP_REQUEST_METHOD]: isKnown ? method : '_OTHER',
    [ATTR_URL_SCHEME]: schemeOf(headers['x-forwarded-proto'], believesProxies),
    [ATTR_NETWORK_PROTOCOL_VERSION]: httpVersion,
  };
  if (!isKnown) attributes[ATTR_HTTP_REQUEST_METHOD_ORIGINAL] = method;
  const [, host, port] = hostAndPort.exec(headers.host ?? '') ?? [];
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = Number(port);
  return attributes;
}

/** Only a proxy speaks TLS. */
function schemeOf(forwarded: string | string[] | undefined, believesProxies: boolean): 'http' | 'https' {
  return believesProxies && String(forwarded).split(',', 1)[0] === 'https' ? 'https' : 'http';
}
