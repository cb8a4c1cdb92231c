import { ApiProperty } from '@nestjs/swagger';
import { projectPermissions, type Project, type ProjectPermission } from '#libs/entities';
import {
  BooleanField,
  EnumField,
  IdField,
  IntegerField,
  NameField,
  OriginListField,
  PercentField,
  TextField,
} from '#libs/http';
import { ProtocolDto, ProtocolField, type ProtocolRequest } from '../protocol/index.js';
import { QueryTakeOverKeysField, TakeOverKeysField } from '../api-keys/index.js';

const origins = {
  optional: true,
  max: 300,
  maxItems: 100,
  example: ['https://shop.example.com'],
  description:
    'Web sites that may ask for decisions; empty means any. `https://*.shop.example.com` stands for all subdomains at ' +
    'any depth, and not for the domain itself',
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

const names = {
  ...{ optional: true, example: true },
  description:
    'Whether decisions show titles and descriptions to everybody; with false they are empty texts there. True for a new ' +
    'project',
};
const publicIdNeeded = {
  optional: true,
  description:
    'Whether calls without a secret key have to name the project by `publicId`: its number, and ids of experiments ' +
    'without a project, are then as unknown as those that do not exist',
};
const browsers = {
  optional: true,
  description:
    'Whether only visitors with a browser are counted; HTTP libraries and headless browsers then get decisions and make ' +
    'no exposures, as robots do',
};

const proofs = {
  optional: true,
  description:
    'Whether pages can join a visitor to a known end user only with a proof that the back end of the site made; without ' +
    'it such joins are a matter of one browser. Set it once the site makes proofs',
};

const streams = {
  optional: true,
  description:
    'Whether publishable keys are offered event streams (OFREP `eventStreams`), so that pages learn of changes at once; serve ' +
    'them by HTTP/2, because browsers open six HTTP/1.1 connections to a host',
};

/** What a project is made and changed with, apart from its name. */
class ProjectSettings {
  @ProtocolField('How new experiments are judged; those that there are keep theirs')
  protocol?: ProtocolRequest | null;

  @BooleanField(names)
  publicNames?: boolean | null;

  @BooleanField(publicIdNeeded)
  requirePublicId?: boolean | null;

  @BooleanField(browsers)
  browsersOnly?: boolean | null;

  @BooleanField(proofs)
  requireIdentityProof?: boolean | null;

  @BooleanField(streams)
  browserStreams?: boolean | null;
}

export class CreateProjectRequest extends ProjectSettings {
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

export class UpdateProjectRequest extends ProjectSettings {
  @IntegerField({
    ...{ optional: true, example: 2 },
    description: 'The metric group that new experiments get; 0 for none',
  })
  defaultMetricGroupId?: number | null;

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

  @ApiProperty({
    example: 'p_3kTMd5sQx0ZaYv7WbCqLrE',
    description: 'Names the project in pages and public calls, in place of its number; nobody can guess it',
  })
  publicId!: string;

  @ApiProperty({ example: true })
  publicNames!: boolean;

  @ApiProperty({ example: false })
  requirePublicId!: boolean;

  @ApiProperty({ example: false })
  browsersOnly!: boolean;

  @ApiProperty({ example: false })
  requireIdentityProof!: boolean;

  @ApiProperty({ example: false })
  browserStreams!: boolean;

  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: null },
    description: 'The metric group that new experiments get',
  })
  defaultMetricGroupId!: number | null;

  @ApiProperty({ type: ProtocolDto, description: 'How new experiments are judged' })
  protocol!: ProtocolDto;

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
      publicId: project.publicId,
      publicNames: project.publicNames,
      requirePublicId: project.requirePublicId,
      browsersOnly: project.browsersOnly,
      requireIdentityProof: project.requireIdentityProof,
      browserStreams: project.browserStreams,
      defaultMetricGroupId: project.defaultMetricGroupId,
      protocol: project.protocol,
    };
  }
}

export class IdentitySecretDto {
  @ApiProperty({
    example: 'is_Yb2vQmB4cJ8sT0pWlZ6xRk3nUe5aHg7dFo1iCy9tLq4',
    description: 'Shown this once. The back end of the site proves with it who its users are',
  })
  identitySecret!: string;
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
