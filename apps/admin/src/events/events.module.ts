import { Module } from '@nestjs/common';
import { StorageModule } from '#libs/storage';
import { IntegrationModule } from '../integration/integration.module.js';
import { ApiEventsController } from './events.controller.js';
import { EventsQueries } from './events.queries.js';
import { ApiEventsService } from './events.service.js';
import { LiveEventsController } from './live-events.controller.js';
import { LiveEventsQueries } from './live-events.queries.js';
import { SeenController } from './seen.controller.js';
import { SeenQueries } from './seen.queries.js';

/** Events as programs read them, and as the console shows the latest. */
@Module({
  imports: [IntegrationModule, StorageModule],
  controllers: [ApiEventsController, LiveEventsController, SeenController],
  providers: [ApiEventsService, EventsQueries, LiveEventsQueries, SeenQueries],
})
export class EventsModule {}
