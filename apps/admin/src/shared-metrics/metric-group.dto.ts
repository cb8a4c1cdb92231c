import { ApiProperty } from '@nestjs/swagger';
import { metricRoles, type MetricGroup, type MetricRole } from '#libs/entities';
import { EnumField, IdField, LineField, ListOfField, ListRequest, NameField, TextField } from '#libs/http';

const role = {
  optional: true,
  example: 'secondary',
  description: 'Where the group is attached; secondary when left out',
};
const items = { example: [{ metricId: 5, role: 'primary' }], description: 'In order, each metric once' };

export class MetricGroupItemRequest {
  @IdField({ description: 'A shared metric of the project' })
  metricId!: number;

  @EnumField(metricRoles, role)
  role?: MetricRole | null;
}

export class CreateMetricGroupRequest {
  @IdField()
  projectId!: number;

  @NameField({ example: 'Checkout scorecard', description: 'Unique in the project' })
  name!: string;

  @TextField({ optional: true, max: 5000, example: 'What every test of the checkout looks at' })
  description?: string | null;

  @ListOfField(MetricGroupItemRequest, { ...items, optional: true, minItems: 0, maxItems: 100 })
  metrics?: MetricGroupItemRequest[] | null;
}

export class UpdateMetricGroupRequest {
  @NameField({ optional: true, example: 'Checkout scorecard' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'What every test of the checkout looks at' })
  description?: string | null;

  @ListOfField(MetricGroupItemRequest, {
    ...{ ...items, optional: true, minItems: 0, maxItems: 100 },
    description: 'All of them, in order',
  })
  metrics?: MetricGroupItemRequest[] | null;
}

export class ListMetricGroupsRequest extends ListRequest {
  @IdField()
  override projectId!: number;

  @LineField({
    optional: true,
    max: 200,
    example: 'check',
    description: 'In the name, without regard to case',
  })
  search?: string | null;
}

export class MetricGroupItemDto {
  @ApiProperty({ type: 'integer', example: 5 })
  metricId!: number;

  @ApiProperty({ example: 'revenue' })
  key!: string;

  @ApiProperty({ example: 'Revenue' })
  name!: string;

  @ApiProperty({ enum: [...metricRoles], example: 'primary' })
  role!: MetricRole;

  @ApiProperty({ example: false, description: 'Archived ones are passed over where the group is attached' })
  archived!: boolean;
}

export class MetricGroupDto {
  @ApiProperty({ example: 2 })
  id!: number;

  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 'Checkout scorecard' })
  name!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({ type: [MetricGroupItemDto], description: 'In order' })
  metrics!: MetricGroupItemDto[];

  @ApiProperty({ example: false, description: 'Whether new experiments of the project get it' })
  isDefault!: boolean;

  @ApiProperty({ type: 'integer', example: 1, description: 'Grows with every change; If-Match takes it' })
  revision!: number;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  updatedAt!: Date;

  static from(
    group: MetricGroup,
    { metrics, isDefault }: Pick<MetricGroupDto, 'metrics' | 'isDefault'>,
  ): MetricGroupDto {
    return { ...group, metrics, isDefault };
  }
}

export class MetricGroupPageDto {
  @ApiProperty({ type: [MetricGroupDto] })
  items!: MetricGroupDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
