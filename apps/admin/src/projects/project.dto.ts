import { ApiProperty } from '@nestjs/swagger';
import { projectPermissions, type Project, type ProjectPermission } from '#libs/entities';
import {
  BooleanField,
  EnumField,
  IdField,
  NameField,
  OriginListField,
  PercentField,
  TextField,
} from '#libs/http';
import { QueryTakeOverKeysField, TakeOverKeysField } from '../api-keys/take-over.field.js';

const origins = {
  optional: true,
  max: 300,
  maxItems: 100,
  example: ['https://shop.example.com'],
  description: 'Web sites that may ask for decisions; empty means any',
};
const holdout = {
  optional: true,
  example: 5,
  description: 'Percent of end users kept out of every experiment',
};
const counters = { optional: true, description: 'Whether decisions show how often a metric was triggered' };

const storedAttributes = {
  optional: true,
  description:
    'Whether stored attributes of end users count for decisions without an API key, where anybody can ask by id',
};

export class CreateProjectRequest {
  @NameField({ example: 'Shop', description: 'Unique in the organization' })
  name!: string;

  @IdField()
  orgId!: number;

  @TextField({ optional: true, max: 5000, example: 'The web shop' })
  description?: string | null;

  @OriginListField(origins)
  allowedOrigins?: string[] | null;

  @PercentField(holdout)
  holdoutPercent?: number | null;

  @BooleanField(counters)
  publishCounters?: boolean | null;

  @BooleanField(storedAttributes)
  storedAttributesInPublic?: boolean | null;
}

export class UpdateProjectRequest {
  @NameField({ optional: true, example: 'Shop' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'The web shop' })
  description?: string | null;

  @OriginListField(origins)
  allowedOrigins?: string[] | null;

  @PercentField(holdout)
  holdoutPercent?: number | null;

  @BooleanField(counters)
  publishCounters?: boolean | null;

  @BooleanField(storedAttributes)
  storedAttributesInPublic?: boolean | null;
}

export class ProjectDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Shop' })
  name!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({ example: 1 })
  orgId!: number;

  @ApiProperty({ example: 'Example Shop' })
  orgName!: string;

  @ApiProperty({ example: [], type: [String] })
  allowedOrigins!: string[];

  @ApiProperty({ example: 0 })
  holdoutPercent!: number;

  @ApiProperty({ example: false })
  publishCounters!: boolean;

  @ApiProperty({ example: false })
  storedAttributesInPublic!: boolean;

  static from(project: Project, orgName: string): ProjectDto {
    return {
      id: project.id,
      name: project.name,
      description: project.description,
      orgId: project.organizationId,
      orgName,
      allowedOrigins: project.allowedOrigins,
      holdoutPercent: project.holdoutPercent,
      publishCounters: project.publishCounters,
      storedAttributesInPublic: project.storedAttributesInPublic,
    };
  }
}

export class MemberProjectDto extends ProjectDto {
  @ApiProperty({
    enum: [...projectPermissions],
    example: 'Editor',
    description: 'What the member may do in it; a super member is Owner everywhere',
  })
  permissionType!: ProjectPermission;
}

export class ProjectPageDto {
  @ApiProperty({ type: [ProjectDto] })
  items!: ProjectDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}

const permission = { optional: true, example: 'Editor' };

export class AssignUserRequest {
  @IdField({ description: 'A member of the organization' })
  userId!: number;

  @EnumField(projectPermissions, { ...permission, description: 'Editor when left out' })
  permissionType?: ProjectPermission | null;

  @BooleanField({ optional: true })
  disabled?: boolean | null;
}

export class UpdateProjectUserRequest {
  @EnumField(projectPermissions, permission)
  permissionType?: ProjectPermission | null;

  @BooleanField({ optional: true })
  disabled?: boolean | null;

  @TakeOverKeysField()
  takeOverKeys?: number[] | null;
}

export class RemoveProjectUserQuery {
  @QueryTakeOverKeysField()
  takeOverKeys?: number[] | null;
}

export class ProjectUserDto {
  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 2 })
  userId!: number;

  @ApiProperty({ example: 'User assigned to project successfully' })
  message!: string;
}

export class ProjectUserLinkDto {
  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 2 })
  userId!: number;

  @ApiProperty({ enum: [...projectPermissions], example: 'Editor' })
  permissionType!: ProjectPermission;

  @ApiProperty({ example: false })
  disabled!: boolean;
}

export class ProjectMemberDto {
  @ApiProperty({ example: 2 })
  userId!: number;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ example: 'Ada' })
  firstName!: string;

  @ApiProperty({ example: 'Lovelace' })
  lastName!: string;

  @ApiProperty({ enum: [...projectPermissions], example: 'Editor' })
  permissionType!: ProjectPermission;

  @ApiProperty({ example: false, description: 'True while the project is closed to them' })
  disabled!: boolean;

  @ApiProperty({ example: false, description: 'Super members of the organization' })
  super!: boolean;
}
