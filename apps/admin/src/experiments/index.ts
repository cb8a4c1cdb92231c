/** Experiments: their routes, the one writer that changes them, documents and versions. */
export { type ShownDocument, apiStyle, consoleStyle, renamed, snakeCase } from './document/document-style.js';
export { ExperimentDocumentDto, SaveDocumentRequest } from './document/document.dto.js';
export { DocumentsService } from './document/documents.service.js';
export { type ListedExperiment, listedFields } from './listed-experiment.js';
export { notStarted, NotStartedDto } from './not-started.js';
export { readMarks, type Mark } from './versions/marks.js';
export { tagRevision } from './document/tag-revision.js';
export { requireAffordableRules } from './affordable-rules.js';
export { ChangesExperiment } from './changes-experiment.js';
export { requireFutureEnd } from './planned-end.js';
export { holdsForEverybody } from './writer/checks/opening.js';
export { type Configuration, isRunning, servedOf } from './writer/configuration.js';
export type { AutomaticStop } from './writer/events.js';
export { type ChangeOptions, ExperimentWriter } from './writer/experiment-writer.js';
export type { Path } from './writer/faults.js';
export { changedPart, withoutPart } from './writer/parts.js';
export type { Wanted } from './writer/wanted.js';
export { hundredths, layOut, sizeOf } from './writer/group-slots.js';
