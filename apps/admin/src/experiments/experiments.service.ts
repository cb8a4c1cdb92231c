import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Experiment, type EndDecision } from '#libs/entities';
import { notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { changeProtocol } from '#libs/protocol';
import { changesOf } from '../protocol/index.js';
import {
  ExperimentDto,
  type CreateExperimentRequest,
  type UpdateExperimentRequest,
} from './experiment.dto.js';
import { decisionFrom } from './end-decision.dto.js';
import { pinsFrom, rulesFrom } from './flag-rules.dto.js';
import { beginningOf } from './beginning-of.js';
import { notStarted } from './not-started.js';
import { plannedEnd } from './planned-end.js';
import { readConfiguration, type Configuration } from './writer/configuration.js';
import { ExperimentWriter, type ChangeOptions } from './writer/experiment-writer.js';

/** An experiment as an answer shows it, with the revision that it is at. */
export interface ExperimentAnswer {
  experiment: ExperimentDto;
  revision: number;
}

/** Makes, reads and changes experiments. */
@Injectable()
export class ExperimentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async get(id: number): Promise<ExperimentAnswer> {
    const { manager } = this.dataSource;
    const experiment = await manager.findOneBy(Experiment, { id });
    if (!experiment) throw notFound('experiment');
    if (experiment.status !== 'Draft') return answerOf({ experiment, variations: [] });
    return answerOf(await readConfiguration(manager, experiment));
  }

  /** A Draft with one variation, "Control", that owns all traffic; a flag has `off`, which owns it, and `on`. */
  async create({
    url,
    description,
    protocol,
    type: asked,
    valueType,
    ...request
  }: CreateExperimentRequest): Promise<ExperimentAnswer> {
    const fields = {
      ...{ ...request, url: url ?? '', description: description ?? '' },
      protocol: protocol && changesOf(protocol),
    };
    const { settings, variations } = beginningOf({ type: asked, valueType });
    const { after } = await this.writer.make({ ...fields, ...settings }, { variations });
    return answerOf(after);
  }

  async update(
    id: number,
    request: UpdateExperimentRequest,
    options: Pick<ChangeOptions, 'naming'> = {},
  ): Promise<ExperimentAnswer> {
    const { shippedVariationId: shipped } = request;
    const given = givenFields({ ...request, shippedVariationId: shipped === null ? 0 : shipped });
    const {
      endAt,
      plannedUsers,
      groupId,
      ownerId,
      protocol,
      decision,
      shippedVariationId,
      rules,
      pins,
      ...fields
    } = given;
    const experiment = {
      ...fields,
      ...(endAt === undefined ? {} : { endAt: plannedEnd(endAt) }),
      ...(plannedUsers === undefined ? {} : { plannedUsers: plannedUsers || null }),
      ...(groupId === undefined ? {} : { groupId: groupId || null }),
      ...(ownerId === undefined ? {} : { ownerId: ownerId || null }),
      ...(rules && { rules: rulesFrom(rules) }),
      ...(pins && { pins: pinsFrom(pins) }),
      ...(decision && endingOf(decisionFrom(decision))),
      ...(shippedVariationId === undefined ? {} : { shippedVariationId: shippedVariationId || null }),
    };
    const { after } = await this.writer.change(
      id,
      (present) => ({
        experiment: {
          ...experiment,
          ...(protocol && { protocol: changeProtocol(present.experiment.protocol, changesOf(protocol)) }),
        },
      }),
      options,
    );
    return answerOf(after);
  }
}

/** A decision that is made again ships again what was taken back meanwhile. */
const endingOf = (decision: EndDecision) => ({
  decision,
  shippedVariationId: decision.outcome === 'ship' ? decision.variationId : null,
});

export function answerOf(configuration: Pick<Configuration, 'experiment' | 'variations'>): ExperimentAnswer {
  const { experiment } = configuration;
  const hindrance = notStarted(configuration);
  const shown = ExperimentDto.from(experiment);
  return {
    experiment: hindrance ? { ...shown, notStarted: hindrance } : shown,
    revision: experiment.revision,
  };
}
