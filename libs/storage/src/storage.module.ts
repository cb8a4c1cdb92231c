import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Config } from '#libs/config';
import { FolderStorage } from './folder-storage.js';
import { ObjectStorage } from './object-storage.js';
import { S3Storage } from './s3-storage.js';

/** The `ObjectStorage` of the process: S3 when its endpoint is set, otherwise `<dataDir>/storage`. */
@Module({
  providers: [{ provide: ObjectStorage, inject: [Config], useFactory: openStorage }],
  exports: [ObjectStorage],
})
export class StorageModule {}

/** Where files are, for programs without modules. */
export function openStorage({ storage, dataDir }: Pick<Config, 'storage' | 'dataDir'>): ObjectStorage {
  return storage ? new S3Storage(storage) : new FolderStorage(join(dataDir, 'storage'));
}
