import { Module } from '@nestjs/common';
import { GuardsModule } from '#libs/guards';
import { AuthModule } from './auth/auth.module.js';
import { ConditionsModule } from './conditions/conditions.module.js';
import { ExperimentsModule } from './experiments/experiments.module.js';
import { FrontDoorController } from './front-door.controller.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { UsersModule } from './users/users.module.js';
import { VariationsModule } from './variations/variations.module.js';

/** The admin app's features, behind login and action guard. */
@Module({
  imports: [
    GuardsModule,
    AuthModule,
    OrganizationsModule,
    UsersModule,
    ProjectsModule,
    ExperimentsModule,
    VariationsModule,
    ConditionsModule,
    MetricsModule,
  ],
  controllers: [FrontDoorController],
})
export class AdminModule {}
