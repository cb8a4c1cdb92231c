import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { EventMaintenance } from './event-maintenance.service.js';

@Module({ imports: [ReportsModule], providers: [EventMaintenance] })
export class EventMaintenanceModule {}
