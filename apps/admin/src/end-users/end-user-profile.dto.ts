import { ApiProperty } from '@nestjs/swagger';
import type { EndUser } from '#libs/entities';
import {
  BooleanField,
  CountryField,
  ContactEmailField,
  IdField,
  ListRequest,
  NameField,
  ObjectField,
  TextField,
} from '#libs/http';

export class ListEndUsersRequest extends ListRequest {
  @IdField()
  override projectId!: number;

  @TextField({ optional: true, max: 200, example: 'ada', description: 'A part of id, name or e-mail' })
  q?: string | null;
}

export class UpdateEndUserProfileRequest {
  @NameField({ optional: true, example: 'Ada' })
  firstName?: string | null;

  @NameField({ optional: true, example: 'Lovelace' })
  lastName?: string | null;

  @ContactEmailField({ optional: true })
  email?: string | null;

  @BooleanField({ optional: true, example: true })
  isPremium?: boolean | null;

  @CountryField({ optional: true })
  countryCode?: string | null;

  @ObjectField({
    optional: true,
    example: { plan: 'pro' },
    description: 'Whatever else segment rules may ask for; they replace the former ones',
  })
  attributes?: Record<string, unknown> | null;
}

/** What is stored about an end user. */
export class EndUserProfileDto {
  @ApiProperty({ example: 'customer-42' })
  id!: string;

  @ApiProperty({ example: 'Ada' })
  firstName!: string;

  @ApiProperty({ example: 'Lovelace' })
  lastName!: string;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ example: true })
  isPremium!: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'US' })
  countryCode!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { plan: 'pro' } })
  attributes!: Record<string, unknown>;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  updatedAt!: Date;

  static from(user: EndUser): EndUserProfileDto {
    const { id, firstName, lastName, email, isPremium, countryCode, attributes } = user;
    const { createdAt, updatedAt } = user;
    return { id, firstName, lastName, email, isPremium, countryCode, attributes, createdAt, updatedAt };
  }
}

export class EndUserProfilePageDto {
  @ApiProperty({ type: [EndUserProfileDto] })
  items!: EndUserProfileDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}

export class EndUserSegmentDto {
  @ApiProperty({ example: 7 })
  id!: number;

  @ApiProperty({ example: 'Adults in the US' })
  name!: string;
}

export class EndUserAssignmentDto {
  @ApiProperty({ example: 12 })
  experimentId!: number;

  @ApiProperty({ example: 'Green button' })
  experimentTitle!: string;

  @ApiProperty({ example: 31 })
  variationId!: number;

  @ApiProperty({ example: 'Green' })
  variationTitle!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  assignedAt!: Date;
}

/** All about one end user, also about one who is known by their id only. */
export class EndUserViewDto {
  @ApiProperty({ example: 'customer-42' })
  id!: string;

  @ApiProperty({
    type: [String],
    example: ['4987654321098765'],
    description: 'The anonymous ids that are theirs too',
  })
  joinedIds!: string[];

  @ApiProperty({ type: EndUserProfileDto, nullable: true, description: 'Null when nothing is stored' })
  profile!: EndUserProfileDto | null;

  @ApiProperty({ type: [EndUserSegmentDto], description: 'Those that they are assigned to' })
  segments!: EndUserSegmentDto[];

  @ApiProperty({ type: [EndUserAssignmentDto], description: 'In the order of the experiments' })
  assignments!: EndUserAssignmentDto[];
}

export class DeletedEndUserProfileDto {
  @ApiProperty({ example: 'customer-42' })
  id!: string;
}
