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
    const fields = fieldsFrom(source.experiment, title ?? copyTitle(source.experiment.title));
    const { after } = await this.writer.make(fields, partsFrom(source), {
      ...({ copied: true, shares: 'at-most' } as const),
      rest: (made) => rulesFrom(source, made),
    });
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

/** Those that are copied, in the order of their copies. */
const copiedVariations = (source: Configuration): Configuration['variations'] =>
  servedOf(source).sort((one, other) => Number(other.isControl) - Number(one.isControl));

/**
 * Rules and pins with the variations of the copy, which are made in the order of the source. Rules get ids of their own;
 * steps of their coverage are for one run only. Null without any.
 */
function rulesFrom(source: Configuration, made: Configuration): Wanted | null {
  const { rules, pins } = source.experiment;
  if (rules.length === 0 && pins.length === 0) return null;
  const copies = made.variations.map(({ id }) => id).sort((a, b) => a - b);
  const idOf = new Map(copiedVariations(source).map(({ id }, at) => [id, copies[at]!]));
  const copied = <Named extends { variationId: number }>(named: Named): Named => ({
    ...named,
    variationId: idOf.get(named.variationId)!,
  });
  return {
    experiment: {
      rules: rules.map((rule) => ({
        ...{ ...rule, id: 0, schedule: [] },
        serve: 'shares' in rule.serve ? { shares: rule.serve.shares.map(copied) } : copied(rule.serve),
      })),
      pins: pins.map(copied),
    },
  };
}

/** Retired variations stay behind; the first one of the others is the control, whatever it has been renamed to. */
function partsFrom(source: Configuration): Wanted {
  const withoutId = <Part extends { id: number }>({ id: _, ...fields }: Part) => fields;
  return {
    segmentIds: source.segmentIds,
    variations: copiedVariations(source).map(withoutId),
    conditions: source.conditions.map(withoutId),
    metrics: source.metrics.map(withoutId),
  };
}
