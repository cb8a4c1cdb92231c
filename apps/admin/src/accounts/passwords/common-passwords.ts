import { dictionary } from '@zxcvbn-ts/language-common';

const common = new Set(dictionary['passwords-common'].map((password) => String(password).toLowerCase()));

/** Whether a password is among those that are tried first; letters of either case count as the same. */
export const isCommonPassword = (password: string): boolean => common.has(password.toLowerCase());
