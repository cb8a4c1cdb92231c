/** Segments as requests and answers have them. */
export { EndUserIdPipe } from './end-user-id.pipe.js';
export { opensToEverybody } from './segment.dto.js';
