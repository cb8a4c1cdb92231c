import { Injectable } from '@nestjs/common';
import { snakeCase } from '#libs/entities';
import { ExperimentsService } from '../experiments/experiments.service.js';
import {
  beginningOf,
  isRunning,
  requireFutureEnd,
  ExperimentWriter,
  type Path,
} from '../experiments/index.js';
import { DomainError } from '#libs/errors';
import { changesOfApi } from '../protocol/index.js';
import { requireAtMostAll } from '../variations/index.js';
import { variantShares, type NewVariant } from '../variations/variants.service.js';
import {
  statusOf,
  type ApiExperimentDto,
  type CreateApiExperimentRequest,
  type UpdateApiExperimentRequest,
} from './experiment.dto.js';
import { ExperimentReader } from './experiment-reader.js';
import { requireShare } from './variant.dto.js';

/** Makes and changes experiments for programs, by the rules of the console. */
@Injectable()
export class ApiExperimentsService {
  constructor(
    private readonly reader: ExperimentReader,
    private readonly writer: ExperimentWriter,
    private readonly experiments: ExperimentsService,
  ) {}

  /** With its variants; Active at once when their shares are 100 in total and no draft was asked for. */
  async create(projectId: number, request: CreateApiExperimentRequest): Promise<ApiExperimentDto> {
    const { settings, variations } = beginningOf({ type: request.type, valueType: request.value_type });
    const isBareFlag = request.type === 'Feature Flag' && !request.variants?.length;
    const variants = isBareFlag ? variations : variantsOf(request);
    if (variants.length > 0) requireAtMostAll(variants, 'variants');
    const made = await this.writer.make(
      { ...fieldsOf(projectId, request), ...settings },
      { variations: variants },
      { ...variantShares, naming },
    );
    const { id } = made.after.experiment;
    return this.reader.get(projectId, id);
  }

  async update(
    projectId: number,
    reference: string,
    request: UpdateApiExperimentRequest,
  ): Promise<ApiExperimentDto> {
    const id = await this.reader.idOf(projectId, reference);
    const { name, description, status, conversion_event_type, planned_users, end_at, protocol } = request;
    const { decision, shipped_variation_id } = request;
    if (end_at) requireFutureEnd(end_at, 'end_at');
    const changes = {
      title: name,
      description,
      status: status && statusOf(status),
      valueType: request.value_type,
      conversionEventType: conversion_event_type,
      plannedUsers: planned_users,
      endAt: end_at,
      protocol: protocol && changesOfApi(protocol),
      decision: decision && { ...decision, variationId: decision.variation_id },
      shippedVariationId: shipped_variation_id,
    };
    await this.experiments.update(id, changes, { naming: fieldNaming });
    return this.reader.get(projectId, id);
  }

  /**
   * Pauses or resumes one that runs, by a call without a body.
   *
   * @throws DomainError lifecycle-conflict for any other: this starts no Draft
   */
  async switch(projectId: number, reference: string, status: 'Active' | 'Paused'): Promise<ApiExperimentDto> {
    const id = await this.reader.idOf(projectId, reference);
    await this.writer.change(id, ({ experiment }) => {
      if (isRunning(experiment)) return { experiment: { status } };
      const detail = `The experiment is ${experiment.status}. Allowed: Active, Paused.`;
      throw new DomainError('conflict', 'lifecycle-conflict', detail);
    });
    return this.reader.get(projectId, id);
  }
}

/** What is wrong with how variants are together, or with one of the changes of a page. */
const naming = ([part, ...steps]: Path) => ({
  field:
    part === 'variations' && (steps[1] === 'changes' || steps[1] === 'value')
      ? ['variants', ...steps].join('.')
      : 'variants',
});

/** How programs call the fields of an experiment. */
const fieldNaming = ([part, ...steps]: Path) => ({
  field: steps.length > 0 ? steps.map((step) => snakeCase(String(step))).join('.') : String(part),
});

function fieldsOf(projectId: number, request: CreateApiExperimentRequest) {
  const { name, description, key, status, conversion_event_type, planned_users, end_at, protocol } = request;
  return {
    ...{ projectId, title: name, key, description: description ?? '' },
    conversionEventType: conversion_event_type ?? '',
    plannedUsers: planned_users ?? null,
    endAt: end_at ? requireFutureEnd(end_at, 'end_at') : null,
    protocol: protocol && changesOfApi(protocol),
    activatesItself: status !== 'draft',
  };
}

function variantsOf({ variants }: CreateApiExperimentRequest): NewVariant[] {
  return (variants ?? []).map((variant, index) => ({
    title: variant.name,
    traffic: requireShare(variant, `variants.${index}.`),
    value: variant.value ?? undefined,
    changes: variant.changes ?? undefined,
  }));
}
