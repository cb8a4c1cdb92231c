/** How requests reach the app: the fast lane, keys, limits. */
export { holderOf } from './address-holder.js';
export { answerProblem, endConnectionWhenStopping } from './public-routes.js';
export { contentOf, type KeyedAnswer, type KeyedRoute, isKnownTag, serveKeyed } from './keyed-routes.js';
export { PublicEdge } from './public-edge.js';
export { PublicLimits, eventsIn } from './public-limits.js';
export type { PlainFound, PlainLane } from './plain-lane.js';
export type { NotCounted, PublicAnswer, PublicCaller, PublicRoute } from './public-route.js';
