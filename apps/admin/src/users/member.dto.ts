import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { BooleanField, EmailField, IdField, TextField, LineField } from '#libs/http';
import { InvitedDto } from './invitation.dto.js';
import { TakeOverKeysField } from '../api-keys/index.js';
import { contactNumber, nameOfPerson, UserDto } from './user.dto.js';

export class AddUserRequest {
  @EmailField({ description: 'Whom to invite' })
  email!: string;

  @TextField({ min: 1, max: 253, example: 'example.com', description: 'Of the organization' })
  domain!: string;

  @IdField({ description: 'A role of the organization' })
  roleId!: number;

  @IdField({ description: 'A menu template of the organization' })
  menuTemplateId!: number;
}

export class OrganizationOfUserDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Example Shop' })
  name!: string;

  @ApiProperty({ example: 'ada@example.com', description: 'Of the user who signed it up' })
  email!: string;
}

export class UpdateMemberRequest {
  @BooleanField({ optional: true, description: 'False approves a request to belong to the organization' })
  disabled?: boolean | null;

  @BooleanField({ optional: true, description: 'Only for super members to set' })
  super?: boolean | null;

  @LineField(nameOfPerson)
  firstName?: string | null;

  @LineField({ ...nameOfPerson, example: 'Lovelace' })
  lastName?: string | null;

  @LineField(contactNumber)
  contactNumber?: string | null;

  @IdField({ optional: true, description: 'A role of the organization' })
  roleId?: number | null;

  @IdField({ optional: true, description: 'A menu template of the organization' })
  menuTemplateId?: number | null;

  @TakeOverKeysField()
  takeOverKeys?: number[] | null;
}

export class UpdatedMemberDto {
  @ApiProperty({ example: 2 })
  id!: number;

  @ApiProperty({ example: false })
  disabled!: boolean;

  @ApiProperty({ example: false })
  super!: boolean;

  @ApiProperty({ example: 'Ada' })
  firstName!: string;

  @ApiProperty({ example: 'Lovelace' })
  lastName!: string;

  @ApiProperty({ example: '+44 20 7946 0000' })
  contactNumber!: string;

  static from({
    id,
    disabled,
    super: isSuper,
    firstName,
    lastName,
    contactNumber,
  }: MemberDto): UpdatedMemberDto {
    return { id, disabled, super: isSuper, firstName, lastName, contactNumber };
  }
}

export class MemberDto extends UserDto {
  @ApiProperty({ example: false, description: 'True until the request to belong is approved' })
  disabled!: boolean;

  @ApiProperty({ example: false })
  super!: boolean;

  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  roleId!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'Admin' })
  roleName!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  menuTemplateId!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'Admin Menu Template' })
  menuTemplateName!: string | null;

  @ApiProperty({
    enum: ['member', 'requested'],
    example: 'member',
    description: 'Of who asked to belong only the address is shown, until a member approves it',
  })
  status!: 'member' | 'requested';
}

@ApiExtraModels(MemberDto, InvitedDto)
export class MemberPageDto {
  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ $ref: getSchemaPath(MemberDto) }, { $ref: getSchemaPath(InvitedDto) }] },
    example: [{ id: null, email: 'grace@example.com', status: 'invited', invitationId: 7 }],
    description: 'Members in id order, then invitations in theirs; invitations are of no project',
  })
  items!: (MemberDto | InvitedDto)[];

  @ApiProperty({ example: 1 })
  total!: number;
}
