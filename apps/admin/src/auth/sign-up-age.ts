/** Holds for a row of "user" whose sign-up or registration is at most a day old; SQL. */
export const signUpIsFresh = `"user".created_at > now() - interval '24 hours'`;
