import type { ExposureGroup } from './exposure.js';

/** Keeps exposures durably while the database is unavailable; somebody brings them there later. */
export interface ExposureFallbackStore {
  /** Resolves when they are kept, or cannot be. Never rejects, and is quick also when it cannot. */
  keep(group: ExposureGroup): Promise<void>;
}
