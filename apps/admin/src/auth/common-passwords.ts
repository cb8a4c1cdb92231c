import { dictionary } from '@zxcvbn-ts/language-common';

const common = new Set(dictionary['passwords-common'].map((password) => String(password).toLowerCase()));

/**
 * Whether a password is among those that are tried first. Letters of either case count as the same, and signs at its ends
 * do not make another one of it: `Password1!` is `password1`.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  return common.has(lower) || common.has(lower.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
}
