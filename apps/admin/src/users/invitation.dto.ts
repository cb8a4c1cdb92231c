import { ApiProperty } from '@nestjs/swagger';
import type { Invitation } from '#libs/entities';
import { IntegerField } from '#libs/http';

export class ListInvitationsRequest {
  @IntegerField({
    optional: true,
    min: 1,
    max: 1000,
    example: 100,
    description: 'Items of a page; 100 when left out',
  })
  rows?: number | null;

  @IntegerField({ optional: true, min: 1, max: 1_000_000, example: 1, description: 'The page, from 1' })
  page?: number | null;

  @IntegerField({ optional: true, example: 0, description: 'Counted when absent or 0' })
  total?: number | null;
}

/** An invitation as its recipient sees it. */
export class InvitationDto {
  @ApiProperty({ example: 7 })
  id!: number;

  @ApiProperty({ example: 1 })
  orgId!: number;

  @ApiProperty({ example: 'Example Shop', description: 'The name of the organization' })
  organization!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  requestedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-08T09:30:00.000Z' })
  expiresAt!: Date;
}

export class InvitationPageDto {
  @ApiProperty({ type: [InvitationDto] })
  items!: InvitationDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}

/** An invitation as the organization sees it: nothing of its recipient but the address that was typed. */
export class InvitedDto {
  @ApiProperty({ type: 'integer', nullable: true, example: null, description: 'Null: no member yet' })
  id!: null;

  @ApiProperty({ example: 'grace@example.com', description: 'As it was typed' })
  email!: string;

  @ApiProperty({ enum: ['invited'], example: 'invited' })
  status!: 'invited';

  @ApiProperty({ example: 7 })
  invitationId!: number;

  static from({ id, email }: Pick<Invitation, 'id' | 'email'>): InvitedDto {
    return { id: null, email, status: 'invited', invitationId: id };
  }
}
