import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { unavailable } from '#libs/http';
import { maxPasswordBytes } from './password.js';
import { PasswordThread, type PasswordJob } from './password-thread.js';

const rounds = 10;
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

  async hash(password: string): Promise<string> {
    return (await this.run({ password, rounds })) as string;
  }

  /** Whether the password has this hash; takes the same time when there is no hash to compare with. */
  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    const equal = await this.run({ password, hash: passwordHash ?? hashOfNothing });
    return equal === true && passwordHash !== undefined && Buffer.byteLength(password) <= maxPasswordBytes;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  private run(job: PasswordJob): Promise<string | boolean> {
    const thread = this.threads.reduce((least, other) => (other.jobs < least.jobs ? other : least));
    if (thread.jobs >= maxWaiting) throw unavailable('Too many logins at once; try again.');
    return thread.run(job);
  }
}
