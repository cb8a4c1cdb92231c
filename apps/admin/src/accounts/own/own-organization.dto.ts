import { ApiProperty } from '@nestjs/swagger';
import { projectPermissions, type ProjectPermission } from '#libs/entities';

export class OwnProjectDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Example Shop Project' })
  name!: string;

  @ApiProperty({ enum: projectPermissions, example: 'Owner' })
  permissionType!: ProjectPermission;
}

export class OwnOrganizationDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Example Shop' })
  name!: string;

  @ApiProperty({ example: 'example.com', description: 'What the organization is known by' })
  domain!: string;

  @ApiProperty({ example: true })
  super!: boolean;

  @ApiProperty({ type: [OwnProjectDto], description: 'The projects that are open to you' })
  projects!: OwnProjectDto[];
}
