import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { currentActor } from '../../audit/index.js';
import { busyOr, type JobQueue, ThreadPool } from '../../threads/index.js';
import { maxPasswordBytes } from './password.js';
import { timingSafeEqualText } from '../login/timing-safe-equal-text.js';

const rounds = 10;
/** Of the begin of a hash that names algorithm, rounds and salt. */
const saltLength = 29;

/** Longer than this no login waits for its turn; the client asks again. A new password, which comes once, has more time. */
const patienceMs = 5_000;
const patienceOfNewMs = 30_000;
const retryAfterSeconds = 5;
/** About what is done in 30 seconds on a fast machine, and how much of it one e-mail domain may have. */
const limits = { waiting: 400, ofOne: 200, patienceMs: patienceOfNewMs };
/** One password takes some 60 ms. */
const deadlineMs = 20_000;
/** Logins let the event loop go first, but go before results. */
const niceness = 3;

/** A hash to compare with when there is no account, so that a login for an unknown e-mail takes as long as any other. */
const hashOfNothing = '$2b$10$ksAB.ki7Z//yBuD.8mcZWubtJyZUh.DcyFwm4gwtKGIJjLLEj9b7G';

/** A password to hash, with a salt or with the rounds of a new one. */
interface PasswordJob {
  password: string;
  salt: string | number;
}

/** Who gives a password. */
export interface PasswordGiver {
  /** As typed. Each domain gets its turn, however many logins another one has. */
  email: string;
  /** Whether the account logged in from this device before, or is logged in now; goes before all others. */
  isKnown?: boolean;
}

/**
 * Hashes and compares passwords with bcrypt in a thread of its own, so that nothing else waits for it. What is asked for
 * in a request is dropped when the client of the request has gone.
 */
@Injectable()
export class PasswordsService implements OnApplicationShutdown {
  private readonly threads = new ThreadPool<PasswordJob, string>({
    file: join(import.meta.dirname, 'password-worker.mjs'),
    ...{ threads: 1, niceness, limits, deadlineMs },
    endsWhenGone: false,
  });

  /** Where passwords wait for their turn. */
  get queue(): JobQueue {
    return this.threads.queue;
  }

  /**
   * @param saltOf another hash whose salt is used, in place of a new one
   * @throws DomainError `busy`
   */
  hash(password: string, giver: PasswordGiver, saltOf?: string): Promise<string> {
    return this.run({ password, salt: saltOf ? saltIn(saltOf) : rounds }, giver, patienceOfNewMs);
  }

  /**
   * Whether the password has one of these hashes, which have one salt; takes the same time for none, one and many.
   *
   * @throws DomainError `busy`
   */
  async matches(password: string, hashes: readonly string[], giver: PasswordGiver): Promise<boolean> {
    const real = hashes.filter(({ length }) => length === hashOfNothing.length);
    const found = await this.run({ password, salt: saltIn(real[0] ?? hashOfNothing) }, giver, patienceMs);
    const equal = real.filter((hash) => timingSafeEqualText(hash, found));
    return equal.length > 0 && Buffer.byteLength(password) <= maxPasswordBytes;
  }

  onApplicationShutdown(): Promise<void> {
    return this.threads.stop();
  }

  private async run(job: PasswordJob, giver: PasswordGiver, patienceMs: number): Promise<string> {
    const owner = domainOf(giver.email);
    const { gone } = currentActor() ?? {};
    try {
      return await this.threads.run(job, { owner, urgent: giver.isKnown, patienceMs, gone });
    } catch (error) {
      const detail = 'Too many logins at the same time. Try again later.';
      throw busyOr(error, { detail, retryAfterSeconds });
    }
  }
}

const saltIn = (hash: string): string => hash.slice(0, saltLength);

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();
