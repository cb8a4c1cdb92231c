import { hash, randomBytes } from 'node:crypto';
import type { ApiKeyKind } from '#libs/entities';

const prefixes: Record<ApiKeyKind, string> = { secret: 'abt_sk_', publishable: 'abt_pk_' };
const form = /^abt_[sp]k_[\w-]{43}$/;

/** A new key: 256 random bits behind a prefix that says what it is. */
export function makeApiKey(kind: ApiKeyKind): string {
  return prefixes[kind] + randomBytes(32).toString('base64url');
}

/** Whether a text looks like one of our keys, so that anything else needs no look-up. */
export const hasKeyForm = (text: string): boolean => form.test(text);

/** What is stored of a key or kept of a token: SHA-256 in hexadecimal. */
export const hashApiKey = (key: string): string => hash('sha256', key, 'hex');

/** What may be shown of a key after it was made: its prefix and its last four characters. */
export const maskApiKey = (key: string): string => `${key.slice(0, 7)}****${key.slice(-4)}`;

/** The token of an `Authorization: Bearer` header; undefined for none and for any other scheme. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}
