/** Files that people upload: in an S3-compatible store when one is set, otherwise in a folder. */
export { FolderStorage } from './folder-storage.js';
export { ObjectStorage, type PutOptions } from './object-storage.js';
export { S3Storage } from './s3-storage.js';
export { openStorage, StorageModule } from './storage.module.js';
