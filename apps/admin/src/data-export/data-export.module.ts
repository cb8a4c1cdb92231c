import { Module } from '@nestjs/common';
import { StorageModule } from '#libs/storage';
import { DataExport } from './data-export.service.js';

@Module({ imports: [StorageModule], providers: [DataExport] })
export class DataExportModule {}
