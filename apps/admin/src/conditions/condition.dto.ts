import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { urlOperators, type Condition, type UrlOperator } from '#libs/entities';
import { EnumField, TextField, TextListField } from '#libs/http';
import { shownDetails, type IgnoreQuery } from '#libs/targeting';
import { IgnoreQueryField, ignoreQueryAnswer } from './ignore-query.field.js';

const urls = {
  min: 1,
  max: 2000,
  minItems: 1,
  maxItems: 100,
  example: ['/product/'],
  description:
    'Absolute http(s) addresses for IS and IS_NOT, parts of addresses for CONTAIN and NOT CONTAIN, paths for PATH IS, ' +
    'parts of paths for PATH CONTAINS, `name` or `name=value` for QUERY HAS, patterns for REGEX',
};
const name = { optional: true, max: 200, example: 'size', description: 'The parameter; for QUERY HAS only' };
const value = { optional: true, max: 1000, example: 'xl', description: 'Its value; empty for any' };

export class CreateConditionRequest {
  @EnumField(urlOperators)
  operator!: UrlOperator;

  @ApiProperty({ required: false })
  @TextListField(urls)
  @ValidateIf(
    ({ operator, name, urls }: CreateConditionRequest) =>
      operator !== 'QUERY HAS' || !name || (urls !== undefined && urls !== null),
  )
  urls?: string[] | null;

  @TextField(name)
  name?: string | null;

  @TextField(value)
  value?: string | null;

  @IgnoreQueryField()
  ignoreQuery?: IgnoreQuery | null;
}

export class UpdateConditionRequest {
  @EnumField(urlOperators, { optional: true })
  operator?: UrlOperator | null;

  @TextListField({ ...urls, optional: true })
  urls?: string[] | null;

  @TextField(name)
  name?: string | null;

  @TextField(value)
  value?: string | null;

  @IgnoreQueryField()
  ignoreQuery?: IgnoreQuery | null;
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

  @ApiPropertyOptional({ example: 'size', description: 'Of a QUERY HAS with one parameter' })
  name?: string;

  @ApiPropertyOptional({ example: 'xl', description: 'Left out for any value' })
  value?: string;

  @ApiPropertyOptional(ignoreQueryAnswer)
  ignoreQuery?: Exclude<IgnoreQuery, 'tracking'> | null;

  static from(condition: Condition): ConditionDto {
    const { id, experimentId, urls, operator } = condition;
    return { id, experimentId, urls, operator, ...shownDetails(condition) };
  }
}
