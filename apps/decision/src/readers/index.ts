/** What programs need that decide themselves: the datafile, what it cannot tell, and where they report. */
export { readerPaths } from './openapi.js';
export { ReaderDatafiles, type ReaderText, withStream } from './reader-datafiles.js';
export { StoredNames } from './stored-names.js';
