/** Every code that an error answer may carry, with what it means; docs/errors.md lists the same. */
export const errorCodes = {
  'malformed-request': 'The request could not be read, for example because its body is not JSON.',
  'validation-failed': 'Fields are missing, unknown or of the wrong form; `errors` names each.',
  'not-authenticated': 'No valid access token or API key came with the request.',
  'email-header-mismatch': 'The `email` header is missing or is not the e-mail of the access token.',
  'wrong-credentials': 'E-mail and password do not belong together.',
  'account-not-verified': 'The account waits for the code that was sent by mail.',
  'account-disabled': 'The account is disabled in every organization it belongs to.',
  'action-not-granted': 'The menu template of the member does not hold the action.',
  'organization-forbidden': 'The caller is no enabled member of the organization named in the request.',
  'scope-missing': 'The API key has not the scope that this needs; the detail names it.',
  'secret-key-required': 'A publishable key came where a secret one is needed.',
  'login-required': 'An API key may not do this; a login or a token of API_TOKEN may.',
  'token-project-unclear': 'API_TOKEN_PROJECT_ID does not say which project the tokens open.',
  'project-permission-missing': 'The permission on the project is lower than the action needs.',
  'super-required': 'Only a super member may do this.',
  'grants-too-much': 'The menu template grants actions that the caller does not have.',
  'profile-shared':
    'The member belongs to other organizations too, or is not approved yet, so only they change their profile.',
  'last-super': 'The organization would be left without an enabled super member.',
  'locked-out': 'No enabled super member would be left who may change menu templates and members.',
  'in-use': 'Something still uses it.',
  stale:
    'It was changed since it was read; `current` is it now, `changes` says by whom, `collisions` what collides.',
  'revision-needed': 'Send the revision at which the document was read, as `revision` or as If-Match.',
  'fixed-after-start': 'It is fixed once the experiment has started; duplicate the experiment instead.',
  'opens-to-everybody':
    'A running experiment would open to everybody; send `opensToEverybody` (`opens_to_everybody` in /api) to do so.',
  'origin-not-allowed': 'The project does not serve decisions to this origin.',
  'preview-refused': 'The link of a preview is not valid, or not any more.',
  'proof-required':
    'The project takes no join of ids without a proof; let the back end of the site make one.',
  'wrong-proof': 'The proof is not the HMAC of this user id with the identity secret of the project.',
  'not-found': 'It does not exist, or is not visible to the caller.',
  'sign-up-closed':
    'Nobody, or nobody with this address, may sign up an organization here without an invitation.',
  'joined-elsewhere': 'The anonymous id is of another end user; go on with a new one, as after a log-out.',
  'already-exists': 'Something with this unique value exists already.',
  'project-needed': 'The key of an experiment came without its project: name the project in `projectId`.',
  'value-too-large': 'The value is larger than an event without a secret key may have.',
  'time-in-seconds':
    'A time is a number below 10^11, which can only be seconds; send milliseconds since 1970.',
  'idempotency-key-reused': 'The Idempotency-Key came before, with another body.',
  'lifecycle-conflict': 'The status of the experiment does not allow this.',
  'user-rows-expired':
    'What was kept of single end users of the experiment has been removed for its age; whole results are left.',
  'control-required': 'The control variation cannot be removed.',
  'wrong-code': 'The code or link is wrong, expired or used.',
  'several-claims':
    'The address is proven, but not which claim counts; `claims` lists them. Send `password` and `claimId`.',
  'too-large': 'The body, or a list in it, is larger than allowed.',
  'too-complex': 'The body is nested too deeply, or has too many keys or values; `detail` names the limit.',
  'unsupported-media-type': 'The content type of the body is not served here.',
  'rate-limited': 'Too many tries; wait as long as Retry-After says.',
  'dependency-unavailable': 'A part that this needs is away; wait as long as Retry-After says.',
  stopping: 'The process serves what still comes and stops soon: send new requests to another one.',
  busy: 'More is under way than can be worked on; wait as long as Retry-After says.',
  'internal-error': 'Something failed that should not; the request id finds it in the logs.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
