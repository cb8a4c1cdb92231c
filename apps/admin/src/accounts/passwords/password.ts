import { invalidField } from '#libs/errors';
import { isCommonPassword } from './common-passwords.js';

/** bcrypt reads no further than this; a longer password is refused, never cut. */
export const maxPasswordBytes = 72;
const symbols = '!@#$%^&*()';

/**
 * Checks a new password.
 *
 * @throws DomainError `invalid` on `field`, saying what is missing
 */
export function requireStrongPassword(password: string, minLength: number, field = 'password'): void {
  const rules: [boolean, string][] = [
    [[...password].length >= minLength, `must have at least ${minLength} characters`],
    [Buffer.byteLength(password) <= maxPasswordBytes, `must have at most ${maxPasswordBytes} bytes`],
    [/\p{Lu}/u.test(password), 'must contain an uppercase letter'],
    [/\p{Ll}/u.test(password), 'must contain a lowercase letter'],
    [/\d/.test(password), 'must contain a digit'],
    [[...symbols].some((symbol) => password.includes(symbol)), `must contain one of ${symbols}`],
    [!isCommonPassword(password), 'is one of the most common passwords; choose another one'],
  ];
  const broken = rules.find(([holds]) => !holds);
  if (broken) throw invalidField(field, broken[1]);
}
