import { createHmac, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { OneTimePassword, type OneTimePasswordPurpose } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { nameActor } from '../audit/request-actor.js';
import { isSameText } from './same-text.js';

const maxFailedTries = 5;
/** Each code that is open makes a guess more likely to hit one. */
const maxOpen = 5;
/** A hand-over may take this long before the code that is in it would expire under way. */
const handOverSeconds = 60;

const isOpen = `expires_at > clock_timestamp() AND failed_tries < ${maxFailedTries}`;

/** What a code is for: to verify a claim of a user, or to reset a user's password. */
export interface CodeUse {
  userId: number;
  purpose: OneTimePasswordPurpose;
  claimId: number | null;
}

/** What somebody says who was sent a code. */
export interface EnteredCode {
  email: string;
  code: string;
  purpose: OneTimePasswordPurpose;
}

/**
 * Makes and checks the six digits that prove an e-mail address. Only hashes of them are kept. What is done about
 * the codes of one user follows each other, by a lock on the user.
 */
@Injectable()
export class OneTimePasswordsService {
  constructor(private readonly config: Config) {}

  /**
   * A new code in place of the earlier one for the same, to be handed over at once; see `startValidity`. Codes
   * of other claims of the user stay, up to a number; the newest of them gives way.
   */
  async create(manager: EntityManager, use: CodeUse): Promise<{ id: number; code: string }> {
    const { userId, purpose, claimId } = use;
    await manager.query('SELECT 1 FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
    await manager.query(
      `DELETE FROM one_time_password WHERE user_id = $1 AND purpose = $2 AND (claim_id IS NOT DISTINCT FROM $3
         OR id IN (SELECT id FROM one_time_password
                   WHERE user_id = $1 AND purpose = $2 AND claim_id IS DISTINCT FROM $3 AND ${isOpen}
                   ORDER BY claim_id OFFSET ${maxOpen - 1}))`,
      [userId, purpose, claimId],
    );
    const code = randomInt(1_000_000).toString().padStart(6, '0');
    const [made] = await manager.query<[{ id: number }]>(
      `INSERT INTO one_time_password (user_id, purpose, claim_id, code_hash, expires_at)
       VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) RETURNING id`,
      [
        ...[userId, purpose, claimId, this.hash(userId, purpose, code)],
        this.config.oneTimePasswordSeconds + handOverSeconds,
      ],
    );
    return { id: made.id, code };
  }

  /** Lets the time of a code run from now, when its mail has been handed over; one replaced or used is gone. */
  async startValidity(manager: EntityManager, id: number): Promise<void> {
    await manager.query(
      `UPDATE one_time_password SET expires_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1`,
      [id, this.config.oneTimePasswordSeconds],
    );
  }

  /**
   * Uses a code up, and with it all others of the user for this purpose.
   *
   * @returns what it was for, or undefined when it is wrong, expired, used or unknown; a wrong try counts against
   *   every open code of the user, so the transaction must be committed in both cases
   */
  async useUp(
    manager: EntityManager,
    { email, code, purpose }: EnteredCode,
  ): Promise<{ userId: number; claimId: number | null } | undefined> {
    const [user] = await manager.query<{ id: number }[]>(
      'SELECT id FROM "user" WHERE email = $1 FOR NO KEY UPDATE',
      [email],
    );
    if (!user) return undefined;
    const open = await manager.query<{ id: number; claimId: number | null; codeHash: string }[]>(
      `SELECT id, claim_id AS "claimId", code_hash AS "codeHash" FROM one_time_password
       WHERE user_id = $1 AND purpose = $2 AND ${isOpen} ORDER BY id`,
      [user.id, purpose],
    );
    const hash = this.hash(user.id, purpose, code);
    const used = open.find(({ codeHash }) => isSameText(codeHash, hash));
    if (!used) {
      await manager.increment(OneTimePassword, { id: In(open.map(({ id }) => id)) }, 'failedTries', 1);
      return undefined;
    }
    await manager.delete(OneTimePassword, { userId: user.id, purpose });
    await nameActor(manager, user.id);
    return { userId: user.id, claimId: used.claimId };
  }

  private hash(userId: number, purpose: OneTimePasswordPurpose, code: string): string {
    return createHmac('sha256', this.config.secretKey)
      .update(`${purpose}:${userId}:${code}`)
      .digest('base64url');
  }
}

/** One and the same answer for every code that does not work. */
export function wrongCode(): DomainError {
  return new DomainError('malformed', 'wrong-code', 'The code is wrong or has expired. Ask for a new one.');
}
