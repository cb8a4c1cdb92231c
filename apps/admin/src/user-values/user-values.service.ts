import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  chooseMetrics,
  conversionTypeOf,
  type MeasuredExperiment,
  type MeasuredMetric,
  readingOf,
  readMeasured,
  ReadReplica,
  readUserRows,
  readValueRules,
  requireUserRows,
  type ValueRules,
} from '../results/index.js';
import { cellsOf, fixedColumns, valueColumns, type ValueColumn } from './value-columns.js';
import { writeValues, type ValueFormat } from './write-values.js';

/** An end user may have long lists of values, so that few are read at once. */
const rowsOfPage = 1_000;

/** A file that is made while it is sent. */
export interface OpenedExport {
  stream: Readable;
  experimentKey: string;
}

interface Plan {
  measured: MeasuredExperiment;
  metrics: MeasuredMetric[];
  columns: ValueColumn[];
  rules: ValueRules;
}

/** Exports what the end users of an experiment come to on its metrics. */
@Injectable()
export class UserValuesService {
  constructor(private readonly replica: ReadReplica) {}

  /**
   * One row per end user in the order of ids. A page is read when the one before was taken, so a slow reader holds no
   * connection, and pages are of different instants.
   *
   * @throws DomainError not-found; `user-rows-expired` when the end users are not kept any more
   */
  async open(experimentId: number, format: ValueFormat): Promise<OpenedExport> {
    const plan = await this.replica.readOfOneInstant(async (manager): Promise<Plan> => {
      const measured = await readMeasured(manager, experimentId);
      await requireUserRows(manager, experimentId);
      const metrics = chooseMetrics(measured, { conversionType: conversionTypeOf(measured.experiment) });
      const rules = await readValueRules(readingOf(manager, measured), metrics);
      return { measured, metrics, columns: valueColumns(metrics), rules };
    });
    const pieces = writeValues([...fixedColumns, ...plan.columns], this.pagesOf(plan), format);
    return {
      stream: Readable.from(pieces, { objectMode: false }),
      experimentKey: plan.measured.experiment.key,
    };
  }

  private async *pagesOf({ measured, metrics, columns, rules }: Plan) {
    const titles = new Map(measured.variations.map(({ id, title }) => [id, title]));
    for (let after = ''; ;) {
      const users = await this.replica.readOfOneInstant((manager) =>
        readUserRows(readingOf(manager, measured), { after, limit: rowsOfPage, metrics }),
      );
      yield users.map((user) => [
        ...[user.endUserId, user.variationId, titles.get(user.variationId) ?? '', user.assignedAt],
        ...cellsOf(columns, user, rules),
      ]);
      if (users.length < rowsOfPage) return;
      after = users.at(-1)!.endUserId;
    }
  }
}
