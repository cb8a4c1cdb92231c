/**
 * PostgreSQL's advisory locks that whole tasks of the product take, by their numbers. They stand here together, since two
 * tasks of one number would keep each other from working. A number never changes: processes of two releases share it;
 * 7_203_115, 116 and 119 were those of jobs that work under a lease now.
 */
export const advisoryLocks = Object.freeze({
  migration: 7_203_114,
  demo: 7_203_117,
  signUp: 7_203_118,
});
