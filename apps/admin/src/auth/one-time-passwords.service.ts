import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { OneTimePassword, type OneTimePasswordPurpose } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { nameActor } from '../audit/request-actor.js';

const maxFailedTries = 5;
/** A hand-over may take this long before the code that is in it would expire under way. */
const handOverSeconds = 60;

/** What somebody says who was sent a code. */
export interface OneTimePasswordClaim {
  email: string;
  code: string;
  purpose: OneTimePasswordPurpose;
}

/** Makes and checks the six digits that prove an e-mail address. Only hashes of them are kept. */
@Injectable()
export class OneTimePasswordsService {
  constructor(private readonly config: Config) {}

  /** A new code in place of any earlier one, to be handed over at once; see `startValidity`. */
  async create(manager: EntityManager, userId: number, purpose: OneTimePasswordPurpose): Promise<string> {
    const code = randomInt(1_000_000).toString().padStart(6, '0');
    await manager.query(
      `INSERT INTO one_time_password (user_id, purpose, code_hash, expires_at, failed_tries)
       VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4), 0)
       ON CONFLICT (user_id, purpose) DO UPDATE
       SET code_hash = excluded.code_hash, expires_at = excluded.expires_at, failed_tries = 0`,
      [
        userId,
        purpose,
        this.hash(userId, purpose, code),
        this.config.oneTimePasswordSeconds + handOverSeconds,
      ],
    );
    return code;
  }

  /** Lets the time of a code run from now, when its mail has been handed over; one replaced or used is left alone. */
  async startValidity(
    manager: EntityManager,
    { userId, purpose, code }: { userId: number; purpose: OneTimePasswordPurpose; code: string },
  ): Promise<void> {
    await manager.query(
      `UPDATE one_time_password SET expires_at = clock_timestamp() + make_interval(secs => $4)
       WHERE user_id = $1 AND purpose = $2 AND code_hash = $3`,
      [userId, purpose, this.hash(userId, purpose, code), this.config.oneTimePasswordSeconds],
    );
  }

  /**
   * Uses a code up.
   *
   * @returns whose it was, or undefined when it is wrong, expired, used or unknown; a wrong try is counted,
   *   so the transaction must be committed in both cases
   */
  async useUp(
    manager: EntityManager,
    { email, code, purpose }: OneTimePasswordClaim,
  ): Promise<number | undefined> {
    const rows = await manager.query<{ userId: number; codeHash: string }[]>(
      `SELECT otp.user_id AS "userId", otp.code_hash AS "codeHash"
       FROM one_time_password otp JOIN "user" u ON u.id = otp.user_id
       WHERE u.email = $1 AND otp.purpose = $2 AND otp.expires_at > clock_timestamp() AND otp.failed_tries < $3
       FOR UPDATE OF otp`,
      [email, purpose, maxFailedTries],
    );
    const row = rows[0];
    if (!row) return undefined;
    const { userId } = row;
    if (!sameText(row.codeHash, this.hash(userId, purpose, code))) {
      await manager.increment(OneTimePassword, { userId, purpose }, 'failedTries', 1);
      return undefined;
    }
    await manager.delete(OneTimePassword, { userId, purpose });
    await nameActor(manager, userId);
    return userId;
  }

  private hash(userId: number, purpose: OneTimePasswordPurpose, code: string): string {
    return createHmac('sha256', this.config.secretKey)
      .update(`${purpose}:${userId}:${code}`)
      .digest('base64url');
  }
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** One and the same answer for every code that does not work. */
export function wrongCode(): DomainError {
  return new DomainError('malformed', 'wrong-code', 'The code is wrong or has expired. Ask for a new one.');
}
