/** Streams of events: who listens hears within a second that a project has changed. */
export { eventStreams, streamPaths } from './openapi.js';
export { EventStreams, mayListen } from './event-streams.service.js';
export { StreamOffers, streamPath, type Entrance, type StreamOffer } from './stream-offers.js';
