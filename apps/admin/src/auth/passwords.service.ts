import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { unavailable } from '#libs/http';
import { maxPasswordBytes } from './password.js';
import { PasswordThread, type PasswordJob } from './password-thread.js';
import { isSameText } from './same-text.js';

const rounds = 10;
/** Of the begin of a hash that names algorithm, rounds and salt. */
const saltLength = 29;
const maxThreads = 2;
/** About half a minute of work; whoever comes after that is asked to come again. */
const maxWaiting = 500;

/** A hash to compare with when there is no account, so that a login for an unknown e-mail takes as long as any other. */
const hashOfNothing = '$2b$10$ksAB.ki7Z//yBuD.8mcZWubtJyZUh.DcyFwm4gwtKGIJjLLEj9b7G';

/** Hashes and compares passwords with bcrypt in threads of their own, so that nothing else waits for it. */
@Injectable()
export class PasswordsService implements OnApplicationShutdown {
  private readonly threads = Array.from(
    { length: Math.min(maxThreads, Math.max(1, availableParallelism() - 1)) },
    () => new PasswordThread(),
  );

  /** @param saltOf another hash whose salt is used, in place of a new one */
  hash(password: string, saltOf?: string): Promise<string> {
    return this.run({ password, salt: saltOf?.slice(0, saltLength) ?? rounds });
  }

  /**
   * Whether the password has one of these hashes, which have one salt; takes the same time for none, one and many.
   */
  async matches(password: string, hashes: readonly string[]): Promise<boolean> {
    const real = hashes.filter(({ length }) => length === hashOfNothing.length);
    const found = await this.hash(password, real[0] ?? hashOfNothing);
    const equal = real.filter((hash) => isSameText(hash, found));
    return equal.length > 0 && Buffer.byteLength(password) <= maxPasswordBytes;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  private run(job: PasswordJob): Promise<string> {
    const thread = this.threads.reduce((least, other) => (other.jobs < least.jobs ? other : least));
    if (thread.jobs >= maxWaiting) throw unavailable('Too many logins at once; try again.');
    return thread.run(job);
  }
}
