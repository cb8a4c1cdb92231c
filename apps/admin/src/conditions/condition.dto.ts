import { ApiProperty } from '@nestjs/swagger';
import { urlOperators, type Condition, type UrlOperator } from '#libs/entities';
import { EnumField, TextListField } from '#libs/http';

const urls = {
  min: 1,
  max: 2000,
  minItems: 1,
  maxItems: 100,
  example: ['/product/'],
  description: 'Absolute http(s) addresses for IS and IS_NOT, any texts for CONTAIN and NOT CONTAIN',
};

export class CreateConditionRequest {
  @EnumField(urlOperators)
  operator!: UrlOperator;

  @TextListField(urls)
  urls!: string[];
}

export class UpdateConditionRequest {
  @EnumField(urlOperators, { optional: true })
  operator?: UrlOperator | null;

  @TextListField({ ...urls, optional: true })
  urls?: string[] | null;
}

export class ConditionDto {
  @ApiProperty({ example: 5 })
  id!: number;

  @ApiProperty({ example: 12 })
  experimentId!: number;

  @ApiProperty({ type: [String], example: ['/product/'] })
  urls!: string[];

  @ApiProperty({ enum: [...urlOperators] })
  operator!: UrlOperator;

  static from({ id, experimentId, urls, operator }: Condition): ConditionDto {
    return { id, experimentId, urls, operator };
  }
}
