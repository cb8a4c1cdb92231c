import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import type { OneTimePasswordPurpose } from '#libs/entities';
import type { CodeUse } from './one-time-passwords.service.js';

/** Letters only, so that no part of a link looks like the code that stands in the same mail. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** 45 letters out of 52 are more than 256 bits. */
const tokenLength = 45;

/** The page of the console that a link opens, by what it is for. */
const pages: Record<OneTimePasswordPurpose, string> = {
  verification: 'verify',
  reset: 'reset-password',
};

/** Makes and checks the links that prove an e-mail address. Only hashes of their tokens are stored. */
@Injectable()
export class MailedLinksService {
  constructor(private readonly config: Config) {}

  /**
   * A new link; earlier ones stay usable. The token stands behind the #, so that it reaches neither servers nor
   * proxies when the link is opened.
   *
   * @returns the address of a page of the console
   */
  async create(manager: EntityManager, { email, purpose }: CodeUse, validHours: number): Promise<string> {
    const token = Array.from({ length: tokenLength }, () => letters.charAt(randomInt(letters.length))).join(
      '',
    );
    await manager.query(
      `INSERT INTO mailed_link (email, purpose, token_hash, expires_at)
       VALUES ($1, $2, $3, clock_timestamp() + make_interval(hours => $4))`,
      [email, purpose, hashOf(token), validHours],
    );
    return `${this.config.publicUrl}/console/${pages[purpose]}#token=${token}`;
  }

  /**
   * The address that a token proves; the link stays usable, and is locked until the transaction ends.
   *
   * @returns undefined when it is wrong, expired or used
   */
  async findEmail(
    manager: EntityManager,
    token: string,
    purpose: OneTimePasswordPurpose,
  ): Promise<string | undefined> {
    const [link] = await manager.query<{ email: string }[]>(
      `SELECT email FROM mailed_link
       WHERE token_hash = $1 AND purpose = $2 AND expires_at > clock_timestamp() FOR UPDATE`,
      [hashOf(token.trim()), purpose],
    );
    return link?.email;
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
