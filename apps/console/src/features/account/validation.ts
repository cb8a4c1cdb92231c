import { account } from '../../texts/account.js';

export const emailFault = (email: string): string | null =>
  /^\S+@\S+\.\S+$/.test(email.trim()) ? null : account.needed.email;

export const codeFault = (code: string): string | null =>
  /^\d{6}$/.test(code.trim()) ? null : account.needed.code;

const { length, upper, lower, digit, special } = account.passwordRules;

/** What the API wants of a password. The least length may be set higher there; it says so then. */
export const passwordRules: readonly { text: string; isMet: (password: string) => boolean }[] = [
  { text: length, isMet: (password) => password.length >= 8 },
  { text: upper, isMet: (password) => /[A-Z]/.test(password) },
  { text: lower, isMet: (password) => /[a-z]/.test(password) },
  { text: digit, isMet: (password) => /\d/.test(password) },
  { text: special, isMet: (password) => /[!@#$%^&*()]/.test(password) },
];

export const passwordFault = (password: string): string | null =>
  passwordRules.every(({ isMet }) => isMet(password)) ? null : account.passwordWeak;
