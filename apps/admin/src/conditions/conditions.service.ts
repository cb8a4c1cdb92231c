import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Condition, type UrlOperator } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { givenFields, isWebAddress } from '#libs/http';
import { ExperimentChanges } from '../experiments/experiment-changes.js';
import { ConditionDto, type CreateConditionRequest, type UpdateConditionRequest } from './condition.dto.js';

const maxConditions = 100;

@Injectable()
export class ConditionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ExperimentChanges,
  ) {}

  async list(experimentId: number): Promise<ConditionDto[]> {
    const conditions = await this.dataSource
      .getRepository(Condition)
      .find({ where: { experimentId }, order: { id: 'ASC' } });
    return conditions.map((condition) => ConditionDto.from(condition));
  }

  create(experimentId: number, { operator, urls }: CreateConditionRequest): Promise<ConditionDto> {
    requireFittingUrls(operator, urls);
    return this.changes.within(experimentId, async ({ manager }) => {
      if ((await manager.countBy(Condition, { experimentId })) >= maxConditions) throw tooMany();
      return ConditionDto.from(await manager.save(Condition, { experimentId, operator, urls }));
    });
  }

  async update(id: number, request: UpdateConditionRequest): Promise<ConditionDto> {
    const fields = givenFields(request);
    const { experimentId } = await this.get(id);
    return this.changes.within(experimentId, async ({ manager }) => {
      const condition = await manager.findOneBy(Condition, { id });
      if (!condition) throw notFound('condition');
      const changed = { ...condition, ...fields };
      requireFittingUrls(changed.operator, changed.urls);
      return ConditionDto.from(await manager.save(Condition, changed));
    });
  }

  async remove(id: number): Promise<ConditionDto> {
    const condition = await this.get(id);
    return this.changes.within(condition.experimentId, async ({ manager }) => {
      const { affected } = await manager.delete(Condition, { id });
      if (!affected) throw notFound('condition');
      return ConditionDto.from(condition);
    });
  }

  private async get(id: number): Promise<Condition> {
    const condition = await this.dataSource.getRepository(Condition).findOneBy({ id });
    if (!condition) throw notFound('condition');
    return condition;
  }
}

/** IS and IS_NOT compare whole addresses, so nothing else would ever match. */
function requireFittingUrls(operator: UrlOperator, urls: readonly string[]): void {
  if (operator === 'CONTAIN' || operator === 'NOT CONTAIN') return;
  const fields = urls.flatMap((url, index) =>
    isWebAddress(url)
      ? []
      : [{ field: `urls.${index}`, message: 'must be an absolute http or https address' }],
  );
  if (fields.length > 0) {
    throw new DomainError('invalid', 'validation-failed', `${operator} compares whole addresses.`, {
      fields,
    });
  }
}

function tooMany(): DomainError {
  return new DomainError(
    'invalid',
    'validation-failed',
    `An experiment has at most ${maxConditions} conditions.`,
  );
}
