import { Module } from '@nestjs/common';
import { StorageModule } from '#libs/storage';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { MultipartForms } from './multipart-forms.js';
import { PublicFilesController } from './public-files.controller.js';

@Module({
  imports: [StorageModule],
  controllers: [FilesController, PublicFilesController],
  providers: [FilesService, MultipartForms],
})
export class FilesModule {}
