import { EnumField } from '#libs/http';
import { valueFormats, type ValueFormat } from './write-values.js';

/** How the export of values is written. */
export class ExportValuesQuery {
  @EnumField(valueFormats, { optional: true, description: '`csv` when left out' })
  format?: ValueFormat;
}
