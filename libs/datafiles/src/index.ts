/** Datafiles in memory, kept up to date by announcements; and the announcing of changes. */
export { announceChange, announceOrganizationChange } from './announce-change.js';
export { joinChannel } from './announcement.js';
export { type Announcements, type AnnouncementHandlers } from './announcements.js';
export { CachedDatafileSource, type CachedDatafileSourceOptions } from './cached-datafile-source.js';
export { datafileFormat } from './cache-keys.js';
export { DatafileCache, type DatafileCacheOptions, datafileStores } from './datafile-cache.js';
export { type DatafileSource, PostgresDatafileSource } from './datafile-source.js';
export { DatafileStore, type DatafileStoreOptions, type JoinedIdsOfProjects } from './datafile-store.js';
export { PostgresAnnouncements, type PostgresAnnouncementsOptions } from './postgres-announcements.js';
export { PublicIds, type PublicIdsOptions, type PublicIdSource, type SharedPublicIds } from './public-ids.js';
export { RedisAnnouncements } from './redis-announcements.js';
export { RevisionPublisher } from './revision-publisher.js';
