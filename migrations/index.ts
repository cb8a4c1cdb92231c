import { CreateCoreTables1795311626536 } from './1795311626536-create-core-tables.js';
import { AddAccountLife1795312400000 } from './1795312400000-add-account-life.js';
import { AddProjectFiles1795313146526 } from './1795313146526-add-project-files.js';
import { AddAuditLog1795313146527 } from './1795313146527-add-audit-log.js';
import { AddRecordedSettings1795314908731 } from './1795314908731-add-recorded-settings.js';
import { AddSegmentsAndGroups1795315140880 } from './1795315140880-add-segments-and-groups.js';
import { AddApiKeys1795326515566 } from './1795326515566-add-api-keys.js';
import { AddIntegrationApi1795327844486 } from './1795327844486-add-integration-api.js';
import { AddEventStorage1795328766123 } from './1795328766123-add-event-storage.js';
import { AddKnownActions1795329900000 } from './1795329900000-add-known-actions.js';
import { AddEndUsers1795329903884 } from './1795329903884-add-end-users.js';
import { AddAllTypesTotals1795330913456 } from './1795330913456-add-all-types-totals.js';
import { AddMetricKinds1795338084000 } from './1795338084000-add-metric-kinds.js';
import { AddAutomaticStops1795338570204 } from './1795338570204-add-automatic-stops.js';
import { AddLateAnswers1795339188916 } from './1795339188916-add-late-answers.js';
import { AddAccountClaims1795350000000 } from './1795350000000-add-account-claims.js';
import { AddEventMarks1796000100000 } from './1796000100000-add-event-marks.js';
import { AddUncountedEvents1796000200000 } from './1796000200000-add-uncounted-events.js';
import { AddPublicProjectSettings1796000210000 } from './1796000210000-add-public-project-settings.js';
import { AddTrafficNotes1796000220000 } from './1796000220000-add-traffic-notes.js';
import { ProveMailboxes1796000500000 } from './1796000500000-prove-mailboxes.js';
import { StoreALabels1796000500001 } from './1796000500001-store-a-labels.js';
import { AddKnownPlaces1796000600000 } from './1796000600000-add-known-places.js';
import { AddSecurityNotices1796000601000 } from './1796000601000-add-security-notices.js';
import { AddSignUpInvitations1796000602000 } from './1796000602000-add-sign-up-invitations.js';
import { AddOrganizationErasure1796000603000 } from './1796000603000-add-organization-erasure.js';
import { AddKeyScopes1796000700000 } from './1796000700000-add-key-scopes.js';
import { AddKeyNetworks1796000701000 } from './1796000701000-add-key-networks.js';
import { AddSecurityLog1796000800000 } from './1796000800000-add-security-log.js';
import { EraseWhatIsLeft1796000810000 } from './1796000810000-erase-what-is-left.js';
import { NoteChangedSettings1796000820000 } from './1796000820000-note-changed-settings.js';
import { AddErasures1796000830000 } from './1796000830000-add-erasures.js';
import { StoreByProject1796100100000 } from './1796100100000-store-by-project.js';
import { AddStoreFunctions1796100110000 } from './1796100110000-add-store-functions.js';
import { SettleByDifference1796100200000 } from './1796100200000-settle-by-difference.js';
import { AddExperimentVersions1796100300000 } from './1796100300000-add-experiment-versions.js';
import { AddMatching1796100400000 } from './1796100400000-add-matching.js';
import { AddExperimentReports1796100500000 } from './1796100500000-add-experiment-reports.js';
import { AddProtocols1796100600000 } from './1796100600000-add-protocols.js';
import { AddDataExport1796100700000 } from './1796100700000-add-data-export.js';
import { CountWholeSeconds1796100800000 } from './1796100800000-count-whole-seconds.js';
import { AddEarlyTotals1796200000000 } from './1796200000000-add-early-totals.js';
import { AddSumsOfCubes1796200100000 } from './1796200100000-add-sums-of-cubes.js';
import { AddJoinedIds1796201000000 } from './1796201000000-add-joined-ids.js';
import { JoinIds1796201100000 } from './1796201100000-join-ids.js';
import { AddChanges1796202000000 } from './1796202000000-add-changes.js';
import { LockNewJoins1796206000000 } from './1796206000000-lock-new-joins.js';
import { AddPartitionFunctions1796207000000 } from './1796207000000-add-partition-functions.js';
import { AddJobLeases1796301000000 } from './1796301000000-add-job-leases.js';
import { IndexWhatIsLookedUpByTime1796302000000 } from './1796302000000-index-what-is-looked-up-by-time.js';
import { ArrangeMenus1796303000000 } from './1796303000000-arrange-menus.js';
import { AddSharedMetrics1796311000000 } from './1796311000000-add-shared-metrics.js';
import { GrantSharedMetrics1796311100000 } from './1796311100000-grant-shared-metrics.js';
import { AddMetricValues1796312000000 } from './1796312000000-add-metric-values.js';
import { AddTagSightings1796314000000 } from './1796314000000-add-tag-sightings.js';
import { AddDecisions1796321000000 } from './1796321000000-add-decisions.js';
import { AddValues1796321100000 } from './1796321100000-add-values.js';
import { NoteCrossings1796401000000 } from './1796401000000-note-crossings.js';
import { AddLowerCaps1796402000000 } from './1796402000000-add-lower-caps.js';
import { AddFlagRules1796403000000 } from './1796403000000-add-flag-rules.js';
import { RecordRules1796403100000 } from './1796403100000-record-rules.js';
import { AddBrowserStreams1796404000000 } from './1796404000000-add-browser-streams.js';
import { ShowFlagsInMenus1796406000000 } from './1796406000000-show-flags-in-menus.js';
import { AddSharedMetricValues1796502100000 } from './1796502100000-add-shared-metric-values.js';
import { AddMetricSeries1796502000000 } from './1796502000000-add-metric-series.js';
import { RememberCopies1796504000000 } from './1796504000000-remember-copies.js';
import { ResumeDueValues1796501000000 } from './1796501000000-resume-due-values.js';
import { CountEvaluations1796504100000 } from './1796504100000-count-evaluations.js';
import { HidePinnedIds1796504200000 } from './1796504200000-hide-pinned-ids.js';
import { StopByRule1796504300000 } from './1796504300000-stop-by-rule.js';
import { OrderLocks1796601000000 } from './1796601000000-order-locks.js';
import { SummarizeStoredTimes1796603000000 } from './1796603000000-summarize-stored-times.js';
import { LeaveRoomForValues1796603100000 } from './1796603100000-leave-room-for-values.js';
import { AddExperimentOwners1796604000000 } from './1796604000000-add-experiment-owners.js';
import { LookUpEachEndUser1796701000000 } from './1796701000000-look-up-each-end-user.js';
import { LookUpWhoIsJoined1796701100000 } from './1796701100000-look-up-who-is-joined.js';
import { RecordInFewerSteps1796701200000 } from './1796701200000-record-in-fewer-steps.js';
import { CompareLocksAtOnce1796701300000 } from './1796701300000-compare-locks-at-once.js';

/** Every migration in the order of its making. */
export const migrations = [
  CreateCoreTables1795311626536,
  AddAccountLife1795312400000,
  AddProjectFiles1795313146526,
  AddAuditLog1795313146527,
  AddRecordedSettings1795314908731,
  AddSegmentsAndGroups1795315140880,
  AddApiKeys1795326515566,
  AddIntegrationApi1795327844486,
  AddEventStorage1795328766123,
  AddKnownActions1795329900000,
  AddEndUsers1795329903884,
  AddAllTypesTotals1795330913456,
  AddMetricKinds1795338084000,
  AddAutomaticStops1795338570204,
  AddLateAnswers1795339188916,
  AddAccountClaims1795350000000,
  AddEventMarks1796000100000,
  AddUncountedEvents1796000200000,
  AddPublicProjectSettings1796000210000,
  AddTrafficNotes1796000220000,
  ProveMailboxes1796000500000,
  StoreALabels1796000500001,
  AddKnownPlaces1796000600000,
  AddSecurityNotices1796000601000,
  AddSignUpInvitations1796000602000,
  AddOrganizationErasure1796000603000,
  AddKeyScopes1796000700000,
  AddKeyNetworks1796000701000,
  AddSecurityLog1796000800000,
  EraseWhatIsLeft1796000810000,
  NoteChangedSettings1796000820000,
  AddErasures1796000830000,
  StoreByProject1796100100000,
  AddStoreFunctions1796100110000,
  SettleByDifference1796100200000,
  AddExperimentVersions1796100300000,
  AddMatching1796100400000,
  AddExperimentReports1796100500000,
  AddProtocols1796100600000,
  AddDataExport1796100700000,
  CountWholeSeconds1796100800000,
  AddEarlyTotals1796200000000,
  AddSumsOfCubes1796200100000,
  AddJoinedIds1796201000000,
  JoinIds1796201100000,
  AddChanges1796202000000,
  LockNewJoins1796206000000,
  AddPartitionFunctions1796207000000,
  AddJobLeases1796301000000,
  IndexWhatIsLookedUpByTime1796302000000,
  ArrangeMenus1796303000000,
  AddSharedMetrics1796311000000,
  GrantSharedMetrics1796311100000,
  AddMetricValues1796312000000,
  AddTagSightings1796314000000,
  AddDecisions1796321000000,
  AddValues1796321100000,
  NoteCrossings1796401000000,
  AddLowerCaps1796402000000,
  AddFlagRules1796403000000,
  RecordRules1796403100000,
  AddBrowserStreams1796404000000,
  ShowFlagsInMenus1796406000000,
  ResumeDueValues1796501000000,
  AddMetricSeries1796502000000,
  AddSharedMetricValues1796502100000,
  RememberCopies1796504000000,
  CountEvaluations1796504100000,
  HidePinnedIds1796504200000,
  StopByRule1796504300000,
  OrderLocks1796601000000,
  SummarizeStoredTimes1796603000000,
  LeaveRoomForValues1796603100000,
  AddExperimentOwners1796604000000,
  LookUpEachEndUser1796701000000,
  LookUpWhoIsJoined1796701100000,
  RecordInFewerSteps1796701200000,
  CompareLocksAtOnce1796701300000,
];
