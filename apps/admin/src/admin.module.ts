import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { GuardsModule } from '#libs/guards';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthModule } from './accounts/auth.module.js';
import { ChangePublishing } from './change-publishing.js';
import { CopiesModule } from './copies/copies.module.js';
import { ConditionsModule } from './conditions/conditions.module.js';
import { EventsModule } from './events/events.module.js';
import { DataExportModule } from './data-export/data-export.module.js';
import { EventMaintenanceModule } from './event-maintenance/event-maintenance.module.js';
import { EndUsersModule } from './end-users/end-users.module.js';
import { ExperimentsModule } from './experiments/experiments.module.js';
import { FilesModule } from './files/files.module.js';
import { RootController } from './root.controller.js';
import { GroupsModule } from './groups/groups.module.js';
import { IntegrationModule } from './integration/integration.module.js';
import { MetricInsightsModule } from './metric-insights/metric-insights.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { MetricValuesModule } from './metric-values/metric-values.module.js';
import { MenuTemplatesModule } from './menu-templates/menu-templates.module.js';
import { MenusModule } from './menus/menus.module.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { PlanningModule } from './planning/planning.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { MailFigures } from './mail-figures.js';
import { QueueFigures } from './queue-figures.js';
import { ReportsModule } from './reports/reports.module.js';
import { ResultsModule } from './results/results.module.js';
import { RolesModule } from './roles/roles.module.js';
import { SecurityLogModule } from './security-log/security-log.module.js';
import { SegmentsModule } from './segments/segments.module.js';
import { SharedMetricsModule } from './shared-metrics/shared-metrics.module.js';
import { SlicedAnswers } from './sliced-answers.interceptor.js';
import { StopsModule } from './stops/stops.module.js';
import { UserValuesModule } from './user-values/user-values.module.js';
import { UsersModule } from './users/users.module.js';
import { VariationsModule } from './variations/variations.module.js';

/** The admin app's features, behind login and action guard. */
@Module({
  imports: [
    GuardsModule,
    AccountsModule,
    AuthModule,
    OrganizationsModule,
    UserValuesModule,
    UsersModule,
    RolesModule,
    MenusModule,
    MenuTemplatesModule,
    ProjectsModule,
    ExperimentsModule,
    EventsModule,
    DataExportModule,
    EventMaintenanceModule,
    PlanningModule,
    ReportsModule,
    ResultsModule,
    VariationsModule,
    ConditionsModule,
    CopiesModule,
    MetricsModule,
    SharedMetricsModule,
    MetricInsightsModule,
    MetricValuesModule,
    SegmentsModule,
    GroupsModule,
    StopsModule,
    FilesModule,
    ApiKeysModule,
    EndUsersModule,
    IntegrationModule,
    AuditModule,
    SecurityLogModule,
  ],
  controllers: [RootController],
  providers: [
    ChangePublishing,
    MailFigures,
    QueueFigures,
    { provide: APP_INTERCEPTOR, useClass: SlicedAnswers },
  ],
})
export class AdminModule {}
