/** Who may call what: actions, the decorators that name them on routes, and the guards that hold them. */
export {
  accessKey,
  Action,
  ActionOrKey,
  AnyLogin,
  ApiKeyAccess,
  apiKeyScheme,
  inOnlyOrganization,
  inOnlyProject,
  inOrganization,
  inOrganizationOfDomain,
  memberOrSelf,
  of,
  ofNamed,
  ofOrganization,
  Public,
  type Access,
  type IdSource,
} from './access.decorators.js';
export { ApiKeys, type ApiKeysOptions } from './api-keys/api-keys.js';
export { type AuthorizedKey, type KeyNeed } from './api-keys/authorized-key.js';
export { type NewKeyNetwork } from './api-keys/key-networks.js';
export { recordNewNetworks } from './api-keys/record-new-network.js';
export { grantableScopes, kindNeeded, scopeNeeds, type ScopeNeeds } from './api-keys/key-scopes.js';
export { hashApiKey, makeApiKey, maskApiKey } from './api-keys/api-key-text.js';
export { actionOrigins } from './action-origins.js';
export { actions, publicActions, type ActionName } from './actions.js';
export {
  CurrentCaller,
  CurrentKey,
  CurrentMembership,
  CurrentProjectCaller,
  type Caller,
  type GuardedRequest,
  type Membership,
  type ProjectCaller,
} from './caller.js';
export { grantedActions } from './granted-actions.js';
export { requireGrantable } from './grantable.js';
export { GuardsModule } from './guards.module.js';
export { deviceDays, KnownPlaces, networkDays } from './known-places.js';
export { OptionalLoginGuard } from './optional-login.guard.js';
export { CurrentPlace, deviceCookie, deviceHeader, hashDeviceToken, type Place } from './place.js';
export { readPreview, signPreview, type PreviewClaims } from './preview-token.js';
export { readStreamToken, signStream, streamToken, type StreamClaims } from './stream-token.js';
export { RateLimited } from './rate-limit.guard.js';
export { MemoryRateLimits } from './rate-limits.js';
export { RedisRateLimits } from './redis-rate-limits.js';
export { type TokenClaims } from './token-claims.js';
