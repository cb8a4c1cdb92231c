import { isIPv6 } from 'node:net';
import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { Config } from '#libs/config';
import { normalizeEmail } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { SecurityLog } from '#libs/security';
import type { GuardedRequest } from './caller.js';
import { KnownPlaces } from './known-places.js';
import { readPlace } from './place.js';
import { RateLimits } from './rate-limits.js';

const rateLimitKey = 'rate-limit';

/** What a route counts its tries under, and how many times AUTH_RATE_LIMIT they may be. */
interface RouteLimit {
  readonly group: string;
  readonly times: number;
}

/**
 * At most AUTH_RATE_LIMIT tries a minute per address, and as many per account: that of the login, or of the
 * e-mail in the body; without a login, each device and network that the account has logged in from counts by itself.
 * Routes with the same `group` are counted together.
 *
 * @param times so many times AUTH_RATE_LIMIT, for what browsers do by themselves and many people behind one address
 */
export function RateLimited(group: string, times = 1): MethodDecorator {
  const limit: RouteLimit = { group, times };
  return applyDecorators(
    SetMetadata(rateLimitKey, limit),
    ApiTooManyRequestsResponse({ description: 'Too many tries from the address or for the account' }),
  );
}

/** Holds the limits that routes declare with `RateLimited`; to be placed after the login guard. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
    private readonly securityLog: SecurityLog,
    private readonly places: KnownPlaces,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const limit = this.reflector.get<RouteLimit | undefined>(rateLimitKey, context.getHandler());
    if (limit === undefined || this.config.authRateLimit === 0) return true;
    const { group, times } = limit;
    const tries = times * this.config.authRateLimit;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const account = accountOf(request);
    const address = `${group} address ${network(request.ip)}`;
    await this.take(address, tries, () => this.note(group, account));
    if (account === undefined) return true;
    const place = await this.placeOf(request, account);
    await this.take(`${group} account ${account}${place}`, tries, () => this.note(group, account));
    return true;
  }

  /** Tries from where an account has logged in before do not count against others, nor theirs against these. */
  private async placeOf(request: GuardedRequest, account: string): Promise<string> {
    if (request.user || account.includes('\0')) return '';
    const bucket = await this.places.bucketOf(account, readPlace(request));
    return bucket === '' ? '' : ` ${bucket}`;
  }

  private note(group: string, email: string | undefined): void {
    this.securityLog.record({ kind: 'rate-limited', email, reason: group });
  }

  private async take(key: string, tries: number, onRefusal: () => void): Promise<void> {
    const retryAfterSeconds = await this.limits.take(key, tries);
    if (retryAfterSeconds === 0) return;
    onRefusal();
    throw new DomainError('limited', 'rate-limited', 'Too many attempts. Try again later.', {
      retryAfterSeconds,
    });
  }
}

const longestAccount = 254;

function accountOf({ user, body }: GuardedRequest): string | undefined {
  const email: unknown = user?.email ?? (body as { email?: unknown } | null | undefined)?.email;
  return typeof email === 'string' ? normalizeEmail(email.trim().slice(0, longestAccount)) : undefined;
}

/** One host holds a whole /64 of IPv6 addresses, so they count as one. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8).fill('0');
  return [...groups, ...zeros].slice(0, 4).join(':');
}
