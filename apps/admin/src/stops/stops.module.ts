import { Module } from '@nestjs/common';
import { MailModule } from '#libs/mail';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { AutomaticStops } from './automatic-stops.service.js';
import { RolloutSteps } from './rollout-steps.service.js';
import { StopMails } from './stop-mails.js';
import { StopWatch } from './stop-watch.service.js';

@Module({
  imports: [ExperimentsModule, MailModule, ReportsModule],
  providers: [AutomaticStops, RolloutSteps, StopMails, StopWatch],
})
export class StopsModule {}
