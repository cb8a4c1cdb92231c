import type { DomainError } from '#libs/errors';
import { requireStrongPassword } from './password.js';

function fault(password: string, minLength = 8): string | undefined {
  try {
    requireStrongPassword(password, minLength);
    return undefined;
  } catch (error) {
    return (error as DomainError).fields[0]?.message;
  }
}

describe('requireStrongPassword', () => {
  it.each(['P@ssw0rd', 'p@SSW0RD', 'Pa$$w0rd', '!QAZ2wsx', '1qaz@WSX', 'ZAQ!2wsx'])(
    'refuses %s, which keeps the rules and is tried first',
    (password) => {
      expect(fault(password)).toBe('is one of the most common passwords; choose another one');
    },
  );

  it.each(['Correct-Horse-9!', 'P@ssw0rd-of-mine', `Aa1!${'x'.repeat(68)}`])('takes %s', (password) => {
    expect(fault(password)).toBeUndefined();
  });

  it('refuses more than 72 bytes, however few characters they are', () => {
    expect(fault(`Aa1!${'ü'.repeat(34)}`)).toBeUndefined();
    expect(fault(`Aa1!${'ü'.repeat(35)}`)).toBe('must have at most 72 bytes');
  });

  it.each([
    ['Aa1!', 'must have at least 8 characters'],
    ['correct-horse-9!', 'must contain an uppercase letter'],
    ['CORRECT-HORSE-9!', 'must contain a lowercase letter'],
    ['Correct-Horse-!', 'must contain a digit'],
    ['Correct Horse 9', 'must contain one of !@#$%^&*()'],
  ])('refuses %s: it %s', (password, expected) => {
    expect(fault(password)).toBe(expected);
  });
});
