import { dayMs } from '#libs/durations';

/**
 * To be raised with every change of `Datafile`: versions of the product that run side by side share Redis. Keys carry
 * it, so each version finds only what it understands.
 */
export const datafileFormat = 9;

/** The keys of projects in Redis; what stands in braces puts all of them on one node of a cluster. */
export const cacheKeys = {
  /** The datafile. */
  entry: (projectId: number) => `project:{${projectId}}:f${datafileFormat}:active-experiments`,
  /** The newest revision that anybody stored or announced. */
  revision: (projectId: number) => `project:{${projectId}}:revision`,
  /** Taken by the one process that loads a revision from PostgreSQL. */
  claim: (projectId: number, revision: number) =>
    `project:{${projectId}}:f${datafileFormat}:loading:${revision}`,
  /** The id of the project that has a public id. */
  publicId: (publicId: string) => `project-of:${publicId}`,
};

/** How long Redis refuses older revisions than the newest it has heard of; no load takes nearly as long. */
export const revisionLifetimeMs = dayMs;
