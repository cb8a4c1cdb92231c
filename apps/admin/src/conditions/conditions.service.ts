import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Condition } from '#libs/entities';
import { notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { ExperimentWriter, changedPart, withoutPart } from '../experiments/index.js';
import { ConditionDto, type CreateConditionRequest, type UpdateConditionRequest } from './condition.dto.js';

@Injectable()
export class ConditionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async list(experimentId: number): Promise<ConditionDto[]> {
    const conditions = await this.dataSource
      .getRepository(Condition)
      .find({ where: { experimentId }, order: { id: 'ASC' } });
    return conditions.map((condition) => ConditionDto.from(condition));
  }

  async create(experimentId: number, request: CreateConditionRequest): Promise<ConditionDto> {
    const { after } = await this.writer.change(experimentId, ({ conditions }) => ({
      conditions: [...conditions, { ...request }],
    }));
    return ConditionDto.from(after.conditions.at(-1)!);
  }

  async update(id: number, request: UpdateConditionRequest): Promise<ConditionDto> {
    const fields = givenFields(request);
    const { experimentId } = await this.get(id);
    const { after } = await this.writer.change(experimentId, ({ conditions }) => ({
      conditions: changedPart(conditions, id, fields, 'condition'),
    }));
    return ConditionDto.from(after.conditions.find((condition) => condition.id === id)!);
  }

  async remove(id: number): Promise<ConditionDto> {
    const { experimentId } = await this.get(id);
    const { before } = await this.writer.change(experimentId, ({ conditions }) => ({
      conditions: withoutPart(conditions, id, 'condition'),
    }));
    return ConditionDto.from(before.conditions.find((condition) => condition.id === id)!);
  }

  private async get(id: number): Promise<Condition> {
    const condition = await this.dataSource.getRepository(Condition).findOneBy({ id });
    if (!condition) throw notFound('condition');
    return condition;
  }
}
