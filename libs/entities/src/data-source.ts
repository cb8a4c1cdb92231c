import type { ClientConfig } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { AccountClaim } from './account-claim.entity.js';
import { AccountFailure } from './account-failure.entity.js';
import { AllocationShare } from './allocation-share.entity.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeyNetwork } from './api-key-network.entity.js';
import { Assignment } from './assignment.entity.js';
import { AssignmentTotal } from './assignment-total.entity.js';
import { AuditEntry } from './audit-entry.entity.js';
import { Condition } from './condition.entity.js';
import { CrossedAssignment } from './crossed-assignment.entity.js';
import { EarlyTotal } from './early-total.entity.js';
import { EndUser } from './end-user.entity.js';
import { EventIdentity } from './event-identity.entity.js';
import { EventMark } from './event-mark.entity.js';
import { EventRetention } from './event-retention.entity.js';
import { Erasure } from './erasure.entity.js';
import { Event } from './event.entity.js';
import { Experiment } from './experiment.entity.js';
import { ExperimentGroup } from './experiment-group.entity.js';
import { ExperimentRun } from './experiment-run.entity.js';
import { ExperimentSegment } from './experiment-segment.entity.js';
import { ExperimentCode } from './experiment-code.entity.js';
import { ExperimentMark } from './experiment-mark.entity.js';
import { ExperimentStop } from './experiment-stop.entity.js';
import { ExperimentVersion } from './experiment-version.entity.js';
import { ExportErasure } from './export-erasure.entity.js';
import { ExportWindow } from './export-window.entity.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { Invitation } from './invitation.entity.js';
import { JoinedId } from './joined-id.entity.js';
import { JobLease } from './job-lease.entity.js';
import { KeptSeries } from './kept-series.entity.js';
import { KnownAction } from './known-action.entity.js';
import { MailedLink } from './mailed-link.entity.js';
import { KnownDevice } from './known-device.entity.js';
import { KnownNetwork } from './known-network.entity.js';
import { Menu } from './menu.entity.js';
import { MenuTemplate } from './menu-template.entity.js';
import { Metric } from './metric.entity.js';
import { MetricCounter } from './metric-counter.entity.js';
import { MetricGroup } from './metric-group.entity.js';
import { MetricGroupItem } from './metric-group-item.entity.js';
import { MetricDue } from './metric-due.entity.js';
import { MetricKeeping } from './metric-keeping.entity.js';
import { MetricProgress } from './metric-progress.entity.js';
import { MetricQuantile } from './metric-quantile.entity.js';
import { MetricSeries } from './metric-series.entity.js';
import { MetricValue } from './metric-value.entity.js';
import { MetricValueTotal } from './metric-value-total.entity.js';
import { PostgresClient } from './postgres-client.js';
import { SnakeCaseNaming } from './naming-strategy.js';
import { OneTimePassword } from './one-time-password.entity.js';
import { OrganizationUser } from './organization-user.entity.js';
import { Organization } from './organization.entity.js';
import { OutgoingMail } from './outgoing-mail.entity.js';
import { ProjectFile } from './project-file.entity.js';
import { ProjectUser } from './project-user.entity.js';
import { Project } from './project.entity.js';
import { RecordedSetting } from './recorded-setting.entity.js';
import { RefreshToken } from './refresh-token.entity.js';
import { Role } from './role.entity.js';
import { SecretMetric } from './secret-metric.entity.js';
import { Segment } from './segment.entity.js';
import { SecurityEntry } from './security-entry.entity.js';
import { SegmentUser } from './segment-user.entity.js';
import { Session } from './session.entity.js';
import { SharedMetric } from './shared-metric.entity.js';
import { SharedMetricValue } from './shared-metric-value.entity.js';
import { SharedMetricVersion } from './shared-metric-version.entity.js';
import { ExperimentReport } from './experiment-report.entity.js';
import { FlagEvaluation } from './flag-evaluation.entity.js';
import { TagSighting } from './tag-sighting.entity.js';
import { TrafficNote } from './traffic-note.entity.js';
import { UncountedTotal } from './uncounted-total.entity.js';
import { SignUpInvitation } from './sign-up-invitation.entity.js';
import { LateTotal } from './late-total.entity.js';
import { UserRowRemoval } from './user-row-removal.entity.js';
import { UserTotal } from './user-total.entity.js';
import { User } from './user.entity.js';
import { VariationTotal } from './variation-total.entity.js';
import { Variation } from './variation.entity.js';

const entities = [
  Organization,
  User,
  AccountClaim,
  Role,
  MenuTemplate,
  OrganizationUser,
  Session,
  RefreshToken,
  KnownDevice,
  KnownNetwork,
  AccountFailure,
  OneTimePassword,
  MailedLink,
  OutgoingMail,
  Invitation,
  SignUpInvitation,
  Menu,
  Project,
  ProjectUser,
  ProjectFile,
  ApiKey,
  ApiKeyNetwork,
  EndUser,
  Erasure,
  AuditEntry,
  SecurityEntry,
  Segment,
  SegmentUser,
  ExperimentGroup,
  Experiment,
  ExperimentSegment,
  ExperimentCode,
  ExperimentMark,
  ExperimentStop,
  ExperimentVersion,
  Variation,
  Condition,
  SharedMetric,
  SharedMetricValue,
  SharedMetricVersion,
  MetricGroup,
  MetricGroupItem,
  Metric,
  Assignment,
  AssignmentTotal,
  CrossedAssignment,
  JoinedId,
  AllocationShare,
  Event,
  EventIdentity,
  EventMark,
  EventRetention,
  ExportErasure,
  ExportWindow,
  IdempotencyKey,
  ExperimentRun,
  SecretMetric,
  MetricCounter,
  JobLease,
  MetricDue,
  MetricKeeping,
  MetricProgress,
  MetricQuantile,
  MetricSeries,
  MetricValue,
  MetricValueTotal,
  KeptSeries,
  LateTotal,
  UserRowRemoval,
  UserTotal,
  UncountedTotal,
  EarlyTotal,
  ExperimentReport,
  FlagEvaluation,
  TagSighting,
  TrafficNote,
  VariationTotal,
  RecordedSetting,
  KnownAction,
];

const connectMs = 5_000;
/** How long a request waits for a connection while others use them all: a busy pool is no absent database. */
const patienceMs = 30_000;

/**
 * Gives up on a server that does not answer well before a request gives up on the pool.
 *
 * A connection may break in the very moment in which the pool hands it over: nobody listens for that then, which would
 * end the process. Its next statement fails, as that of any broken one does.
 */
class PromptClient extends PostgresClient {
  constructor(settings: ClientConfig) {
    super({ ...settings, connectionTimeoutMillis: connectMs });
    this.on('error', () => undefined);
  }
}

/**
 * How every process connects: the same entities and names, and no schema change by itself.
 *
 * @param url a `postgres://` address with database and credentials
 * @param poolSize connections at most; a request never holds more than one
 */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    poolSize,
    extra: {
      connectionTimeoutMillis: patienceMs,
      Client: PromptClient,
      keepAlive: true,
      application_name: 'abtestingtool',
    },
  };
}
