import { Module } from '@nestjs/common';
import { ReportsService } from './reports.service.js';

/** One pool of threads for all features that work something out. */
@Module({ providers: [ReportsService], exports: [ReportsService] })
export class ReportsModule {}
