import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Condition } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { readCondition, type KeptCondition, type WrittenCondition } from '#libs/targeting';
import { ExperimentChanges } from '../experiments/experiment-changes.js';
import { adoptMatching } from '../experiments/adopt-matching.js';
import { requireAffordablePatterns } from '../experiments/affordable-patterns.js';
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

  create(experimentId: number, request: CreateConditionRequest): Promise<ConditionDto> {
    const condition = read(request);
    return this.changes.within(experimentId, async (change) => {
      const { manager } = change;
      if ((await manager.countBy(Condition, { experimentId })) >= maxConditions) throw tooMany();
      const made = ConditionDto.from(await manager.save(Condition, { experimentId, ...condition }));
      await adoptMatching(change);
      await requireAffordablePatterns(change, 'urls');
      return made;
    });
  }

  async update(id: number, request: UpdateConditionRequest): Promise<ConditionDto> {
    const fields = givenFields(request);
    const { experimentId } = await this.get(id);
    return this.changes.within(experimentId, async (change) => {
      const { manager } = change;
      const condition = await manager.findOneBy(Condition, { id });
      if (!condition) throw notFound('condition');
      const changed = read(fields, condition);
      if (isSame(changed, condition)) return ConditionDto.from(condition);
      const saved = ConditionDto.from(await manager.save(Condition, { ...condition, ...changed }));
      await adoptMatching(change);
      await requireAffordablePatterns(change, 'urls');
      return saved;
    });
  }

  async remove(id: number): Promise<ConditionDto> {
    const condition = await this.get(id);
    return this.changes.within(condition.experimentId, async (change) => {
      const { affected } = await change.manager.delete(Condition, { id });
      if (!affected) throw notFound('condition');
      await adoptMatching(change);
      return ConditionDto.from(condition);
    });
  }

  private async get(id: number): Promise<Condition> {
    const condition = await this.dataSource.getRepository(Condition).findOneBy({ id });
    if (!condition) throw notFound('condition');
    return condition;
  }
}

/** @throws DomainError `invalid` naming each text that is wrong */
function read(written: Partial<WrittenCondition>, stored?: Condition): KeptCondition {
  const { condition, faults } = readCondition(written, stored);
  if (faults.length === 0) return condition;
  const fields = faults.map(({ path, message }) => ({ field: path.join('.'), message }));
  throw new DomainError('invalid', 'validation-failed', 'The condition is not valid.', { fields });
}

function isSame(one: KeptCondition, { operator, urls, ignoreQuery }: KeptCondition): boolean {
  const key = (condition: KeptCondition) =>
    JSON.stringify([condition.operator, condition.urls, condition.ignoreQuery]);
  return key(one) === key({ operator, urls, ignoreQuery });
}

function tooMany(): DomainError {
  return new DomainError(
    'invalid',
    'validation-failed',
    `An experiment has at most ${maxConditions} conditions.`,
  );
}
