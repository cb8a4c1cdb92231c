import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountFailure } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { KnownPlaces, type Place } from '#libs/guards';
import { SecurityLog } from '#libs/security';
import { judgeTry, type GuessedSecret, type Verdict } from './failure-policy.js';

/** Whose secret is guessed, and from where. Without a place it counts as from anywhere. */
export interface Guess {
  secret: GuessedSecret;
  /** As typed, trimmed and in lower case; there need not be an account. */
  email: string;
  place?: Place;
}

/** A try that counts as a failure until it is taken back. */
export type CountedTry = Verdict & { id: string; isKnown: boolean };

/**
 * Counts wrong passwords and codes by typed address over a day, whether or not there is an account and whatever the
 * caller's address; places that the account has logged in from count by themselves. A try is counted before it is
 * checked and taken back when it was right, so tries at the same time count as well.
 */
@Injectable()
export class FailureLimits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly places: KnownPlaces,
    private readonly securityLog: SecurityLog,
  ) {}

  /**
   * Runs a check of a password, after a delay that grows with the failures.
   *
   * @param check told whether the account logged in from this device or network before; resolves to undefined when the password is wrong; when it throws, nothing was tried
   * @throws DomainError `limited` over the limit
   */
  async tryPassword<T>(
    guess: Omit<Guess, 'secret'>,
    check: (isKnown: boolean) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const counted = await this.dataSource.transaction((manager) =>
      this.count(manager, { ...guess, secret: 'password' }),
    );
    if (!counted.admitted) {
      this.note('login-failed', guess.email, 'too-many-failures');
      throw tooManyFailures(counted.retryAfterSeconds);
    }
    if (counted.delayMs > 0) await sleep(counted.delayMs);
    const result = await check(counted.isKnown).catch(async (error: unknown) => {
      await this.takeBack(this.dataSource.manager, counted);
      throw error;
    });
    if (result === undefined) this.note('login-failed', guess.email, 'wrong-password');
    else await this.takeBack(this.dataSource.manager, counted);
    return result;
  }

  /** Counts a try, unless the limit is reached. Tries of one bucket follow each other until the transaction ends. */
  async count(manager: EntityManager, { secret, email, place }: Guess): Promise<CountedTry> {
    const known = place ? await this.places.bucketOf(email, place, manager) : '';
    const bucket = createHash('sha256').update(`${secret}\n${email}\n${known}`).digest('base64url');
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 14))', [bucket]);
    const [{ now, failures }] = await manager.query<[{ now: number; failures: number[] }]>(
      `SELECT ${milliseconds('clock_timestamp()')} AS now, ARRAY(
         SELECT ${milliseconds('created_at')} FROM account_failure WHERE bucket = $1 ORDER BY created_at
       ) AS failures`,
      [bucket],
    );
    const verdict = judgeTry(secret, failures, now);
    const id = randomUUID();
    if (verdict.admitted)
      await manager.query(
        `INSERT INTO account_failure (id, bucket, created_at) VALUES ($1, $2, clock_timestamp())`,
        [id, bucket],
      );
    return { ...verdict, id, isKnown: known !== '' };
  }

  /** Tells operators and the account's organizations of a failure. */
  note(kind: 'login-failed' | 'code-failed', email: string, reason: string): void {
    this.securityLog.record({ kind, email, reason });
  }

  /** The try was right, or was none. */
  async takeBack(manager: EntityManager, { id }: CountedTry): Promise<void> {
    await manager.delete(AccountFailure, { id });
  }
}

const milliseconds = (time: string): string => `(extract(epoch FROM ${time}) * 1000)::float8`;

const tooManyFailures = (retryAfterSeconds: number): DomainError =>
  new DomainError(
    'limited',
    'rate-limited',
    'Too many wrong passwords for this account in one day. Wait, log in from a device you have used before, or reset the password by email.',
    { retryAfterSeconds },
  );
