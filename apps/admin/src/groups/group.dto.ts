import { ApiProperty } from '@nestjs/swagger';
import type { Experiment, ExperimentGroup } from '#libs/entities';
import { IdField, ListOfField, ListRequest, NameField, PercentField } from '#libs/http';
import { sizeOf } from '../experiments/index.js';

export class GroupSlotRequest {
  @IdField({ description: 'An experiment of the project that is in no group' })
  experimentId!: number;

  @PercentField({ example: 50, description: 'Of the end users, more than 0' })
  percent!: number;
}

export class CreateGroupRequest {
  @IdField()
  projectId!: number;

  @NameField({ example: 'Checkout' })
  name!: string;

  @ListOfField(GroupSlotRequest, {
    minItems: 0,
    maxItems: 100,
    example: [{ experimentId: 1, percent: 50 }],
    description: 'Each experiment once; at most 100 percent in total',
  })
  slots!: GroupSlotRequest[];
}

export class ListGroupsRequest extends ListRequest {
  @IdField()
  override projectId!: number;
}

export class GroupSlotDto {
  @ApiProperty({ example: 12 })
  experimentId!: number;

  @ApiProperty({ example: 50 })
  percent!: number;
}

/** An experiment as its group shows it. */
export type GroupedExperiment = Pick<Experiment, 'id' | 'groupId' | 'groupFrom' | 'groupTo'>;

export class GroupDto {
  @ApiProperty({ example: 3 })
  id!: number;

  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 'Checkout' })
  name!: string;

  @ApiProperty({ type: [GroupSlotDto], description: 'In the order of their place in the group' })
  slots!: GroupSlotDto[];

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  createdAt!: Date;

  /** @param experiments those in the group, in the order of their slots */
  static from(
    { id, projectId, name, createdAt }: ExperimentGroup,
    experiments: readonly GroupedExperiment[],
  ): GroupDto {
    const slots = experiments
      .filter(({ groupId }) => groupId === id)
      .map(({ id: experimentId, groupFrom, groupTo }) => ({
        experimentId,
        percent: sizeOf({ from: groupFrom ?? 0, to: groupTo ?? 0 }),
      }));
    return { id, projectId, name, slots, createdAt };
  }
}

export class GroupPageDto {
  @ApiProperty({ type: [GroupDto] })
  items!: GroupDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
