import { ApiProperty } from '@nestjs/swagger';
import type { Change } from '#libs/changes';
import type { Variation, VariationValue } from '#libs/entities';
import { ValueField, valueSchema } from './value.field.js';
import { ChangesField, changesExample, changesSchema } from './changes.field.js';
import {
  CodeField,
  IdField,
  IntegerField,
  LinkField,
  ListOfField,
  NameField,
  PercentField,
} from '#libs/http';

const js = { optional: true, example: "document.querySelector('#buy').textContent = 'Order now';" };
const css = { optional: true, example: '#buy { background: green }' };
const changes = { optional: true, description: 'All of them, in order; an empty list clears' };
const segmentId = {
  optional: true,
  example: 7,
  description: 'Personalization: the segment it is for',
};
const redirectUrl = {
  optional: true,
  description: 'Where Split URL and Redirect send the visitor: absolute, or relative to the page',
};

export class CreateVariationRequest {
  @NameField({ example: 'Green' })
  title!: string;

  @CodeField(js)
  js?: string | null;

  @CodeField(css)
  css?: string | null;

  @ChangesField(changes)
  changes?: Change[] | null;

  @ValueField()
  value?: VariationValue | null;

  @LinkField(redirectUrl)
  redirectUrl?: string | null;

  @IdField(segmentId)
  segmentId?: number | null;
}

export class UpdateVariationRequest {
  @NameField({ optional: true, example: 'Green' })
  title?: string | null;

  @CodeField(js)
  js?: string | null;

  @CodeField(css)
  css?: string | null;

  @ChangesField(changes)
  changes?: Change[] | null;

  @ValueField()
  value?: VariationValue | null;

  @LinkField(redirectUrl)
  redirectUrl?: string | null;

  @IntegerField({ ...segmentId, description: `${segmentId.description}; 0 for none` })
  segmentId?: number | null;
}

export class TrafficShareRequest {
  @IdField()
  variationId!: number;

  @PercentField({ example: 34 })
  traffic!: number;
}

export class TrafficRequest {
  @ListOfField(TrafficShareRequest, {
    maxItems: 50,
    example: [{ variationId: 1, traffic: 100 }],
    description: 'Each served variation once; 100 in total',
  })
  allocations!: TrafficShareRequest[];
}

export class VariationDto {
  @ApiProperty({ example: 31 })
  id!: number;

  @ApiProperty({ example: 12 })
  experimentId!: number;

  @ApiProperty({ example: 'Green' })
  title!: string;

  @ApiProperty({ example: 50, description: 'Percent' })
  traffic!: number;

  @ApiProperty({ example: '' })
  js!: string;

  @ApiProperty({ example: '#buy { background: green }' })
  css!: string;

  @ApiProperty({
    ...{ ...changesSchema, example: changesExample },
    description: 'What it changes in the page without code, in order',
  })
  changes!: Change[];

  @ApiProperty({
    ...{ ...valueSchema, nullable: true, example: 'green' },
    description: "What programs use, of the experiment's valueType; null for none, where a text is the title",
  })
  value!: VariationValue | null;

  @ApiProperty({ example: '' })
  redirectUrl!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: null })
  segmentId!: number | null;

  @ApiProperty({ example: false })
  isControl!: boolean;

  @ApiProperty({ example: false, description: 'Served to nobody any more; results keep it' })
  retired!: boolean;

  static from(variation: Variation): VariationDto {
    return {
      id: variation.id,
      experimentId: variation.experimentId,
      title: variation.title,
      traffic: variation.traffic,
      js: variation.js,
      css: variation.css,
      changes: variation.changes,
      value: variation.value,
      redirectUrl: variation.redirectUrl,
      segmentId: variation.segmentId,
      isControl: variation.isControl,
      retired: variation.retiredAt !== null,
    };
  }
}
