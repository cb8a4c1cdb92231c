/** Who changes what, and where it is noted. */
export { auditedEntities } from './audited-entities.js';
export { type RequestActor, actAs, currentActor, nameActor } from './request-actor.js';
