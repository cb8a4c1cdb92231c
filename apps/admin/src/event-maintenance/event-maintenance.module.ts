import { Module } from '@nestjs/common';
import { EventMaintenance } from './event-maintenance.service.js';

@Module({ providers: [EventMaintenance] })
export class EventMaintenanceModule {}
