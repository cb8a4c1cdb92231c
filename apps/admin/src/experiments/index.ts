/** Experiments: their routes, the one writer that changes them, documents and versions. */
export { type ShownDocument, apiStyle, renamed } from './document/document-style.js';
export { ExperimentDocumentDto, SaveDocumentRequest } from './document/document.dto.js';
export { DocumentsService } from './document/documents.service.js';
export { type ListedExperiment, listedFields } from './listed-experiment.js';
export { copiedFields, copiedParts, copiedRules, type NamedThere } from './copied-configuration.js';
export { ExperimentDto } from './experiment.dto.js';
export { answerOf, type ExperimentAnswer } from './experiments.service.js';
export { beginningOf } from './beginning-of.js';
export { ApiEndDecisionField, type ApiEndDecisionRequest, EndDecisionDto } from './end-decision.dto.js';
export { notStarted, NotStartedDto } from './not-started.js';
export { readMarks, type Mark } from './versions/marks.js';
export { tagRevision } from './document/tag-revision.js';
export { lockDefinitions } from './lock-definitions.js';
export { requireAffordableRules } from './affordable-rules.js';
export { ChangesExperiment } from './changes-experiment.js';
export { freeKey, isExperimentKey, slugOf } from './experiment-key.js';
export { requireFutureEnd } from './planned-end.js';
export { hasSteps, takeSteps, withoutSteps } from './take-steps.js';
export { holdsForEverybody } from './writer/checks/opening.js';
export {
  type Configuration,
  isRunning,
  newestVersionsOf,
  readConfiguration,
  servedOf,
} from './writer/configuration.js';
export type { AutomaticStop } from './writer/events.js';
export { type ChangeOptions, ExperimentWriter } from './writer/experiment-writer.js';
export { forgetPinned, lockPinned } from './writer/forget-pinned.js';
export type { Path } from './writer/faults.js';
export { matchesRevision } from './writer/if-match.js';
export { changedPart, withoutPart } from './writer/parts.js';
export { experimentFacts, partFacts } from './writer/field-facts.js';
export { sameValue } from './writer/same-value.js';
export type { Wanted } from './writer/wanted.js';
export { groupMetrics } from './writer/group-metrics.js';
export { attachment } from './writer/settle-shared-metrics.js';
export { hundredths, layOut, sizeOf } from './writer/group-slots.js';
