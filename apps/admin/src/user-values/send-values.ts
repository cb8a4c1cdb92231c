import { StreamableFile } from '@nestjs/common';
import type { OpenedExport } from './user-values.service.js';
import { valueTypes, type ValueFormat } from './write-values.js';

/** What both routes say. */
export const valuesDescription =
  'One row per end user: id, variation, first exposure and the value of each metric, as results count it, without ' +
  'CUPED. Empty where a value is not worked out yet or the end user does not count yet. Columns of metrics have their ' +
  'titles. In CSV, texts that look like formulas begin with an apostrophe.';

/** The file of an export. */
export function sendValues({ stream, experimentKey }: OpenedExport, format: ValueFormat): StreamableFile {
  const disposition = `attachment; filename="values-${experimentKey}.${format}"`;
  return new StreamableFile(stream, { type: valueTypes[format], disposition });
}
