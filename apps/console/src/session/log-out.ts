import { api } from '../api/client.js';
import { currentSession, dropSession } from './session.js';

/** Ends the session here at once, and on the server if it can be reached. */
export async function logOut(): Promise<void> {
  const session = currentSession();
  dropSession();
  if (!session) return;
  const { refreshToken } = session;
  await api.POST('/auth/logout', { body: { refreshToken } }).catch(() => undefined);
}
