import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { OneTimePassword, type OneTimePasswordPurpose } from '#libs/entities';
import { DomainError } from '#libs/errors';
import type { Place } from '#libs/guards';
import { isSigned, sign } from '#libs/security';
import { FailureLimits } from '../login/failure-limits.service.js';

const maxFailedTries = 5;
/** A hand-over may take this long before the code that is in it would expire under way. */
const handOverSeconds = 60;

/** So soon after a code was sent no other one is: the first may still be on its way. */
const resendSeconds = 60;

const isOpen = `expires_at > clock_timestamp() AND failed_tries < ${maxFailedTries}`;

/** What a code is for: the address that it proves, and what for. */
export interface CodeUse {
  email: string;
  purpose: OneTimePasswordPurpose;
}

/** What somebody says who was sent a code. */
export interface EnteredCode extends CodeUse {
  code: string;
  /** Where it is entered. */
  place: Place;
}

/**
 * Makes and checks the six digits that prove an e-mail address. Only hashes of them are stored. An address has
 * one open code for each purpose, whatever was asked for with it.
 */
@Injectable()
export class OneTimePasswordsService {
  constructor(
    private readonly config: Config,
    private readonly failures: FailureLimits,
  ) {}

  /** A new code in place of the earlier one for the same, to be handed over at once; see `startValidity`. */
  async create(manager: EntityManager, { email, purpose }: CodeUse): Promise<{ id: number; code: string }> {
    const code = randomInt(1_000_000).toString().padStart(6, '0');
    await manager.delete(OneTimePassword, { email, purpose });
    const [made] = await manager.query<[{ id: number }]>(
      `INSERT INTO one_time_password (email, purpose, code_hash, expires_at)
       VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
       ON CONFLICT (email, purpose) DO UPDATE
       SET code_hash = excluded.code_hash, expires_at = excluded.expires_at, failed_tries = 0,
           created_at = excluded.created_at
       RETURNING id`,
      [
        ...[email, purpose, sign(this.config, keyPurpose, codeText({ email, purpose, code }))],
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

  /** Whether an address has an open code that was made less than a minute ago, or will have one in a moment. */
  async isJustSent(manager: EntityManager, { email, purpose }: CodeUse): Promise<boolean> {
    const [{ isSent }] = await manager.query<[{ isSent: boolean }]>(
      `SELECT EXISTS (
         SELECT 1 FROM one_time_password WHERE email = $1 AND purpose = $2 AND ${isOpen}
           AND created_at > clock_timestamp() - make_interval(secs => ${resendSeconds})
       ) OR EXISTS (
         SELECT 1 FROM outgoing_mail
         WHERE recipient = $1 AND kind = $2 AND (state = 'sending' OR state = 'waiting' AND attempts = 0)
       ) AS "isSent"`,
      [email, purpose],
    );
    return isSent;
  }

  /**
   * Whether a code is right; it stays usable, and is locked until the transaction ends. A wrong try counts against the
   * code, and for a day against the typed address, so the transaction must be committed in both cases.
   *
   * @returns false when it is wrong, expired, used or unknown, or when the address had too many wrong ones
   */
  async check(manager: EntityManager, entered: EnteredCode): Promise<boolean> {
    const { email, purpose, place } = entered;
    const counted = await this.failures.count(manager, { secret: 'code', email, place });
    const isRight = counted.admitted && (await this.isRight(manager, entered));
    if (isRight) await this.failures.takeBack(manager, counted);
    else this.failures.note('code-failed', email, counted.admitted ? purpose : 'too-many-failures');
    return isRight;
  }

  private async isRight(manager: EntityManager, entered: EnteredCode): Promise<boolean> {
    const { email, purpose } = entered;
    const [open] = await manager.query<{ id: number; codeHash: string }[]>(
      `SELECT id, code_hash AS "codeHash" FROM one_time_password
       WHERE email = $1 AND purpose = $2 AND ${isOpen} FOR UPDATE`,
      [email, purpose],
    );
    if (!open) return false;
    if (isSigned(this.config, keyPurpose, codeText(entered), open.codeHash)) return true;
    await manager.increment(OneTimePassword, { id: open.id }, 'failedTries', 1);
    return false;
  }
}

const keyPurpose = 'one-time-codes';

/** What is kept of a code is the signature of this. */
const codeText = ({ email, purpose, code }: Omit<EnteredCode, 'place'>): string =>
  `${purpose}:${email}:${code}`;

/** One and the same answer for every code or link that does not work. */
export function wrongCode(): DomainError {
  return new DomainError('malformed', 'wrong-code', 'The code is wrong or has expired. Request a new one.');
}
