import { api, done } from '../../api/client.js';
import { keepSession } from '../../session/session.js';

interface Credentials {
  email: string;
  password: string;
}

let pending: Credentials | undefined;

/** Keeps what was just typed at sign-up, in memory only, so that only the code from the mail is to be typed. */
export function rememberCredentials(credentials: Credentials): void {
  pending = credentials;
}

/** Opens a session. */
export async function logIn(credentials: Credentials): Promise<void> {
  keepSession(await done(api.POST('/auth/login', { body: credentials })));
  pending = undefined;
}

/** The password that was typed with this e-mail on an earlier page, if it was. */
export const rememberedPassword = (email: string): string | undefined =>
  pending?.email === email ? pending.password : undefined;
