/** The scheduled export of exposures and events to object storage. */
export { noteErased } from './erased-list.js';
export { removeExported } from './remove-exported.js';
export { exportWindow } from './window-export.js';
export { type ExportedRow, ParquetFile, type ParquetColumn } from './parquet-file.js';
