import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '#libs/security';
import { describeAgent } from './describe-agent.js';

/** Where a request to log in, or to prove an address, comes from. */
export interface Place {
  /** The value that an earlier log-in answered; absent when the request carries none of the right form. */
  deviceToken: string | undefined;
  /** A /24 of IPv4, a /48 of IPv6. */
  network: string;
  /** Browser and system as they are shown. */
  device: string;
}

export const deviceCookie = 'abt_device';
export const deviceHeader = 'x-device';

const tokenForm = /^[\w-]{43}$/;

/** The header, which programs send, goes before the cookie, which browsers send. */
export function readPlace({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): Place {
  const given = [headers[deviceHeader], readCookie(headers.cookie)];
  return {
    deviceToken: given.find((value): value is string => typeof value === 'string' && tokenForm.test(value)),
    network: networkOf(ip) ?? 'unknown',
    device: describeAgent(headers['user-agent']),
  };
}

/** What is kept of a device's value, which is random and long. */
export const hashDeviceToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/** Where the request comes from. */
export const CurrentPlace = createParamDecorator((_: unknown, context: ExecutionContext): Place =>
  readPlace(context.switchToHttp().getRequest<FastifyRequest>()),
);

function readCookie(cookies: string | undefined): string | undefined {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${deviceCookie}=`))?.slice(deviceCookie.length + 1);
}
