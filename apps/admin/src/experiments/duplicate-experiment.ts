import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Experiment } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { DuplicateExperimentRequest } from './experiment.dto.js';
import { answerOf, type ExperimentAnswer } from './experiments.service.js';
import { readConfiguration, servedOf, type Configuration } from './writer/configuration.js';
import { ExperimentWriter, type NewExperiment } from './writer/experiment-writer.js';
import { experimentFacts } from './writer/field-facts.js';
import type { ExperimentFields, Wanted } from './writer/wanted.js';

/** Copies an experiment with its variations, conditions, segments and metrics into a new Draft. */
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
    const fields = fieldsFrom(source.experiment, title ?? copyTitle(source.experiment.title));
    const { after } = await this.writer.make(fields, partsFrom(source), { copied: true, shares: 'at-most' });
    return answerOf(after);
  }
}

/** The title with " (copy)", cut between characters to stay within 200. */
function copyTitle(title: string): string {
  const cut = title.slice(0, 193);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut} (copy)`;
}

/** Of one run only: a copy is a Draft in no group and without a planned end, matched as new ones are. */
const left: readonly (keyof ExperimentFields)[] = [
  ...(['status', 'decision', 'shippedVariationId', 'groupId', 'endAt', 'matching', 'rules', 'pins'] as const),
];

function fieldsFrom(source: Experiment, title: string): NewExperiment {
  const names = (Object.keys(experimentFacts) as (keyof ExperimentFields)[]).filter(
    (name) => !left.includes(name),
  );
  const copied = Object.fromEntries(names.map((name) => [name, source[name]]));
  return { ...copied, projectId: source.projectId, title };
}

/** Retired variations stay behind; the first one of the others is the control, whatever it has been renamed to. */
function partsFrom(source: Configuration): Wanted {
  const withoutId = <Part extends { id: number }>({ id: _, ...fields }: Part) => fields;
  const served = servedOf(source).sort((one, other) => Number(other.isControl) - Number(one.isControl));
  return {
    segmentIds: source.segmentIds,
    variations: served.map(withoutId),
    conditions: source.conditions.map(withoutId),
    metrics: source.metrics.map(withoutId),
  };
}
