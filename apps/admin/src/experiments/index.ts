/** Experiments: their routes, the one writer that changes them, documents and versions. */
export { apiStyle, consoleStyle, renamed, snakeCase, type ShownDocument } from './document/document-style.js';
export { ExperimentDocumentDto, SaveDocumentRequest } from './document/document.dto.js';
export { DocumentsService } from './document/documents.service.js';
export { notStarted, NotStartedDto } from './not-started.js';
export { readMarks, type Mark } from './versions/marks.js';
export { tagRevision } from './document/tag-revision.js';
