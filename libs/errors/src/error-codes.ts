/** Every code that an error answer may carry, with what it means; docs/errors.md lists the same. */
export const errorCodes = {
  'malformed-request': 'The request could not be read, for example because its body is not JSON.',
  'validation-failed': 'Fields are missing, unknown or invalid; `errors` lists each.',
  'not-authenticated': 'The request has no valid access token or API key.',
  'email-header-mismatch': 'The `email` header is missing or differs from the email of the access token.',
  'wrong-credentials': 'Wrong email or password.',
  'account-not-verified': 'The account is not verified; the code was sent by email.',
  'account-disabled': 'The account is disabled in every organization it belongs to.',
  'action-not-granted': 'The member’s menu template does not grant the action.',
  'organization-forbidden': 'The caller is not an active member of the organization in the request.',
  'scope-missing': 'The API key lacks the required scope; `detail` names it.',
  'secret-key-required': 'A secret API key is required; the request has a publishable one.',
  'login-required': 'API keys cannot do this; use a login or a token of API_TOKEN.',
  'token-project-unclear': 'API_TOKEN_PROJECT_ID does not say which project the tokens open.',
  'project-permission-missing': 'The caller’s permission on the project is too low for the action.',
  'super-required': 'Only super members can do this.',
  'grants-too-much': 'The menu template grants actions that the caller does not have.',
  'profile-shared':
    'The member belongs to other organizations too or is not approved yet, so only they can change their profile.',
  'last-super': 'The organization would be left without an enabled super member.',
  'locked-out': 'No enabled super member would be left who can edit menu templates and members.',
  'in-use': 'Something still uses it.',
  archived: 'It is archived: it stays where it is used, and cannot be used any more.',
  stale:
    'It was changed since it was read; `current` has the current state, `changes` who changed it, `collisions` the conflicts.',
  'revision-needed': 'Send the revision of the document you read, as `revision` or in the If-Match header.',
  'fixed-after-start':
    'This cannot be changed after the experiment has started; duplicate the experiment instead.',
  'opens-to-everybody':
    'A running experiment would open to everyone; send `opensToEverybody` (`opens_to_everybody` in /api) to confirm.',
  'origin-not-allowed': 'The project does not serve decisions to this origin.',
  'preview-refused': 'The preview link is invalid or has expired.',
  'proof-required': 'The project requires a proof to link ids; let the backend of the site create one.',
  'wrong-proof': 'The proof is not the HMAC of this user id with the identity secret of the project.',
  'not-found': 'It does not exist or is not visible to the caller.',
  'sign-up-closed':
    'New organizations need an invitation here, or this email address is not allowed to sign up.',
  'joined-elsewhere':
    'The anonymous id belongs to another end user; continue with a new one, as after a logout.',
  'already-exists': 'Something with this unique value already exists.',
  'project-needed': 'An experiment key was sent without its project; send `projectId` too.',
  'value-too-large': 'The value is larger than allowed for events without a secret key.',
  'time-in-seconds':
    'A time is a number below 10^11, so it must be in seconds; send milliseconds since 1970.',
  'idempotency-key-reused': 'The Idempotency-Key was already used with a different body.',
  'lifecycle-conflict': 'The status of the experiment does not allow this.',
  'user-rows-expired':
    'Data of individual end users of the experiment was deleted because of its age; overall results are available.',
  'control-required': 'The control variation cannot be removed.',
  'wrong-code': 'The code or link is wrong, expired or used.',
  'several-claims':
    'The address is verified but has several claims, listed in `claims`; send `password` and `claimId`.',
  'too-large': 'The body or a list in it is larger than allowed.',
  'too-complex': 'The body is nested too deeply or has too many keys or values; `detail` names the limit.',
  'unsupported-media-type': 'The content type of the body is not supported.',
  'rate-limited': 'Too many attempts; retry after the time in `Retry-After`.',
  'dependency-unavailable': 'A dependency is unavailable; retry after the time in `Retry-After`.',
  stopping: 'The process is shutting down; send new requests to another process.',
  busy: 'Too much work is in progress; retry after the time in `Retry-After`.',
  'internal-error': 'An unexpected error; search the logs for the request id.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
