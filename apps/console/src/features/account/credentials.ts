import { api, done } from '../../api/client.js';
import { keepSession } from '../../session/session.js';

interface Credentials {
  email: string;
  password: string;
}

let pending: Credentials | undefined;

/** Keeps what was just typed at sign-up, in memory only, so that the code from the mail is enough to get in. */
export function rememberCredentials(credentials: Credentials): void {
  pending = credentials;
}

/** Opens a session. */
export async function logIn(credentials: Credentials): Promise<void> {
  keepSession(await done(api.POST('/auth/login', { body: credentials })));
  pending = undefined;
}

/** Logs in who has just signed up on this page; answers whether there was somebody. */
export async function logInPending(email: string): Promise<boolean> {
  if (pending?.email !== email) return false;
  await logIn(pending);
  return true;
}
