import { useSyncExternalStore } from 'react';
import { minuteMs } from '#libs/durations';
import { readClaims, type Claims } from './claims.js';

/** A logged-in user: the tokens as they are kept, and what the access token says. */
export interface Session extends Claims {
  accessToken: string;
  refreshToken: string;
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

const storageKey = 'abtesting-session';
/** How long before its end an access token is renewed, so that an open page never runs into it. */
const renewBeforeMs = 5 * minuteMs;
const checkMs = 30_000;

let session = read();
let hasEnded = false;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

/** The session as it is now; undefined when nobody is logged in. */
export const currentSession = (): Session | undefined => session;

/** The session, kept up to date in every tab. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(subscribe, currentSession);
}

/** Begins or renews a session in all tabs. */
export function keepSession(tokens: Tokens): void {
  hasEnded = false;
  localStorage.setItem(storageKey, JSON.stringify(tokens));
  follow();
}

/** Whether the server ended the session in this tab, as opposed to a user who logged out. */
export const sessionHasEnded = (): boolean => hasEnded;

/** Forgets the session in all tabs. */
export function dropSession(): void {
  localStorage.removeItem(storageKey);
  follow();
}

/** The server does not know the session any more. */
function endSession(): void {
  hasEnded = true;
  dropSession();
}

/**
 * Renews the session, once however many ask: in this tab, and across tabs where the browser has locks (elsewhere
 * the API gives two tabs the same successor). Answers whether there is a session newer than `usedUp`.
 */
export function refreshSession(usedUp = session?.refreshToken): Promise<boolean> {
  refreshing ??= locked(() => renew(usedUp)).finally(() => (refreshing = undefined));
  return refreshing;
}

async function locked(work: () => Promise<boolean>): Promise<boolean> {
  // Absent on pages that are not served over https, but for localhost.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request(storageKey, work) : work();
}

async function renew(usedUp: string | undefined): Promise<boolean> {
  follow();
  if (!session) return false;
  if (session.refreshToken !== usedUp) return true;
  const response = await fetch('/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken: session.refreshToken }),
  }).catch(() => undefined);
  if (response?.ok) keepSession((await response.json()) as Tokens);
  else if (response && [401, 403, 422].includes(response.status)) endSession();
  return response?.ok ?? false;
}

function read(): Session | undefined {
  const kept = localStorage.getItem(storageKey);
  if (!kept) return undefined;
  const tokens = JSON.parse(kept) as Tokens;
  const claims = readClaims(tokens.accessToken);
  return claims && { ...tokens, ...claims };
}

/** Takes over what is kept, which another tab may have changed. */
function follow(): void {
  const kept = read();
  if (kept?.accessToken === session?.accessToken) return;
  session = kept;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('storage', follow);
setInterval(() => {
  if (session && session.expiresAt - Date.now() < renewBeforeMs) void refreshSession();
}, checkMs);
