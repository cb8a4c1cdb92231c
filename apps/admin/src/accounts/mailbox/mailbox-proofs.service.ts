import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MailedLink, OneTimePassword, type OneTimePasswordPurpose } from '#libs/entities';
import { DomainError } from '#libs/errors';
import type { Place } from '#libs/guards';
import { MailedLinksService } from './mailed-links.service.js';
import { OneTimePasswordsService, type CodeUse } from './one-time-passwords.service.js';

/** What a request brings to prove an address: the code that was mailed to it, or the token of a mailed link. */
export interface MailboxProof {
  email?: string | null;
  otp?: string | null;
  token?: string | null;
}

/** Checks and uses up what proves that somebody reads the mail of an address. */
@Injectable()
export class MailboxProofs {
  constructor(
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly links: MailedLinksService,
  ) {}

  /**
   * The address that is proven. Nothing is used up, and what proves it is locked until the transaction ends. A
   * wrong code counts, so the transaction must be committed in both cases.
   *
   * @returns undefined for a code or token that is wrong, expired, used or unknown
   */
  async check(
    manager: EntityManager,
    { email, otp, token }: MailboxProof,
    purpose: OneTimePasswordPurpose,
    place: Place,
  ): Promise<string | undefined> {
    if (token) return this.links.findEmail(manager, token, purpose);
    if (!email || !otp) return undefined;
    const isRight = await this.oneTimePasswords.check(manager, { email, code: otp.trim(), purpose, place });
    return isRight ? email : undefined;
  }

  /** Ends every code and link of an address for a purpose. */
  async useUp(manager: EntityManager, { email, purpose }: CodeUse): Promise<void> {
    await manager.delete(OneTimePassword, { email, purpose });
    await manager.delete(MailedLink, { email, purpose });
  }
}

/**
 * Requires either an e-mail with its code or a token, and not both.
 *
 * @throws DomainError `invalid` naming the fields
 */
export function requireOneProof(proof: MailboxProof): void {
  const fields = (['email', 'otp'] as const)
    .filter((field) => Boolean(proof[field]) === Boolean(proof.token))
    .map((field) => ({
      field,
      message: proof.token ? 'must be left out when a token is sent' : 'is missing',
    }));
  if (fields.length > 0)
    throw new DomainError('invalid', 'validation-failed', 'Some fields are not valid.', { fields });
}
