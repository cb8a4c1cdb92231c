import { compare, hash } from 'bcryptjs';
import { invalidField } from '#libs/errors';

const rounds = 10;
/** bcrypt reads no further than this; a longer password is refused, never cut. */
const maxBytes = 72;
const symbols = '!@#$%^&*()';

/** A hash to compare with when there is no account, so that a login for an unknown e-mail takes as long as any other. */
const hashOfNothing = '$2b$10$ksAB.ki7Z//yBuD.8mcZWubtJyZUh.DcyFwm4gwtKGIJjLLEj9b7G';

/**
 * Checks a new password.
 *
 * @throws DomainError `invalid` on `field`, saying what is missing
 */
export function requireStrongPassword(password: string, minLength: number, field = 'password'): void {
  const rules: [boolean, string][] = [
    [[...password].length >= minLength, `must have at least ${minLength} characters`],
    [Buffer.byteLength(password) <= maxBytes, `must have at most ${maxBytes} bytes`],
    [/\p{Lu}/u.test(password), 'must hold an upper-case letter'],
    [/\p{Ll}/u.test(password), 'must hold a lower-case letter'],
    [/\d/.test(password), 'must hold a digit'],
    [[...symbols].some((symbol) => password.includes(symbol)), `must hold one of ${symbols}`],
  ];
  const broken = rules.find(([holds]) => !holds);
  if (broken) throw invalidField(field, broken[1]);
}

export const hashPassword = (password: string): Promise<string> => hash(password, rounds);

/** Whether the password has this hash; takes the same time when there is no hash to compare with. */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const matches = await compare(password, passwordHash ?? hashOfNothing);
  return matches && passwordHash !== undefined && Buffer.byteLength(password) <= maxBytes;
}
