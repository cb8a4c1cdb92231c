import { Module } from '@nestjs/common';
import { MailModule } from '#libs/mail';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { AutomaticStops } from './automatic-stops.service.js';
import { StopMails } from './stop-mails.js';
import { StopWatch } from './stop-watch.service.js';

@Module({
  imports: [ExperimentsModule, MailModule],
  providers: [AutomaticStops, StopMails, StopWatch],
})
export class StopsModule {}
