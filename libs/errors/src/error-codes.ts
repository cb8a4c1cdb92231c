/** Every code that an error answer may carry, with what it means; docs/errors.md lists the same. */
export const errorCodes = {
  'malformed-request': 'The request could not be read, for example because its body is not JSON.',
  'validation-failed': 'Fields are missing, unknown or of the wrong form; `errors` names each.',
  'not-authenticated': 'No valid access token came with the request.',
  'email-header-mismatch': 'The `email` header is missing or is not the e-mail of the access token.',
  'wrong-credentials': 'E-mail and password do not belong together.',
  'account-not-verified': 'The account waits for the code that was sent by mail.',
  'account-disabled': 'The account is disabled in every organization it belongs to.',
  'action-not-granted': 'The menu template of the member does not hold the action.',
  'organization-forbidden': 'The caller is no enabled member of the organization named in the request.',
  'project-permission-missing': 'The permission on the project is lower than the action needs.',
  'origin-not-allowed': 'The project does not serve decisions to this origin.',
  'not-found': 'It does not exist, or is not visible to the caller.',
  'already-exists': 'Something with this unique value exists already.',
  'lifecycle-conflict': 'The status of the experiment does not allow this.',
  'control-required': 'The control variation cannot be removed.',
  'wrong-code': 'The code is wrong, expired or used.',
  'too-large': 'The body, or a list in it, is larger than allowed.',
  'unsupported-media-type': 'The content type of the body is not served here.',
  'rate-limited': 'Too many tries; wait as long as Retry-After says.',
  'dependency-unavailable': 'A part that this needs is away; wait as long as Retry-After says.',
  'internal-error': 'Something failed that should not; the request id finds it in the logs.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
