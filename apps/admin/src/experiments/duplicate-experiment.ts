import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Experiment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { copiedFields, copiedParts, copiedRules, sameThings } from './copied-configuration.js';
import type { DuplicateExperimentRequest } from './experiment.dto.js';
import { answerOf, type ExperimentAnswer } from './experiments.service.js';
import { readConfiguration } from './writer/configuration.js';
import { ExperimentWriter } from './writer/experiment-writer.js';

/** Copies an experiment with its variations, conditions, segments, metrics and rules into a new Draft. */
@Injectable()
export class DuplicateExperiment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async run(id: number, { title }: DuplicateExperimentRequest): Promise<ExperimentAnswer> {
    const source = await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const experiment = await manager.findOneBy(Experiment, { id });
      if (!experiment) throw notFound('experiment');
      return readConfiguration(manager, experiment);
    });
    const { experiment } = source;
    const { projectId } = experiment;
    const fields = { ...copiedFields(experiment), projectId, title: title ?? copyTitle(experiment.title) };
    const { after } = await this.writer.make(fields, copiedParts(source, sameThings), {
      ...({ copied: true, shares: 'at-most' } as const),
      rest: (made) => copiedRules(source, made, sameThings),
    });
    return answerOf(after);
  }
}

/** The title with " (copy)", cut between characters to stay within 200. */
function copyTitle(title: string): string {
  const cut = title.slice(0, 193);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut} (copy)`;
}
