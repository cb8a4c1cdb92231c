import { Module } from '@nestjs/common';
import { Config } from '#libs/config';
import { ReadinessProbes } from '#libs/program';
import { ObjectStorage, StorageModule } from '#libs/storage';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { MultipartForms } from './multipart-forms.js';
import { PublicFilesController } from './public-files.controller.js';

@Module({
  imports: [StorageModule],
  controllers: [FilesController, PublicFilesController],
  providers: [FilesService, MultipartForms],
})
export class FilesModule {
  constructor(config: Config, probes: ReadinessProbes, storage: ObjectStorage) {
    if (config.storage === undefined) return;
    probes.add({ name: 'storage', check: () => storage.exists('ready'), dispensable: true });
  }
}
