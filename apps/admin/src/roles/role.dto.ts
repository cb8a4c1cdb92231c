import { ApiProperty } from '@nestjs/swagger';
import type { Role } from '#libs/entities';
import { IdField, NameField } from '#libs/http';

export class CreateRoleRequest {
  @NameField({ example: 'Analyst', description: 'Unique in the organization' })
  name!: string;

  @IdField()
  orgId!: number;
}

export class UpdateRoleRequest {
  @NameField({ optional: true, example: 'Analyst' })
  name?: string | null;

  @IdField({ optional: true, description: 'The organization of the role; it cannot be changed' })
  orgId?: number | null;
}

export class RoleDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Analyst' })
  name!: string;

  static from({ id, name }: Pick<Role, 'id' | 'name'>): RoleDto {
    return { id, name };
  }
}

export class RolePageDto {
  @ApiProperty({ type: [RoleDto] })
  items!: RoleDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
