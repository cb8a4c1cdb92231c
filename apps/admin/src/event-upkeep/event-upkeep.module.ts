import { Module } from '@nestjs/common';
import { EventUpkeep } from './event-upkeep.service.js';

@Module({ providers: [EventUpkeep] })
export class EventUpkeepModule {}
