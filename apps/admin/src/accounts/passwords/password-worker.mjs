/** The slow work on passwords, done in a thread. */
import { hashSync } from 'bcryptjs';

/** @param {{password: string, salt: string | number}} job a password with a salt, or with the rounds of a new one */
export const work = ({ password, salt }) => hashSync(password, salt);
