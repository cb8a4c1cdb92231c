import { ApiProperty } from '@nestjs/swagger';
import type { MenuEntry, MenuTemplate } from '#libs/entities';
import { IdField, NameField, TextField } from '#libs/http';
import { formatMenuTree, longestTree } from './menu-tree.js';

const tree = {
  max: longestTree,
  description: 'JSON text: a list of `{key, label, icon?, data: {href, actions[]}, children?}`',
  example: '[{"key":"project","label":"Project","data":{"href":"/project","actions":["act:get-projects"]}}]',
};

export class CreateMenuTemplateRequest {
  @NameField({ example: 'Readers', description: 'Unique in the organization' })
  name!: string;

  @IdField()
  orgId!: number;

  @TextField(tree)
  tree!: string;
}

export class UpdateMenuTemplateRequest {
  @NameField({ optional: true, example: 'Readers' })
  name?: string | null;

  @IdField({ optional: true, description: 'The organization of the template; it cannot be changed' })
  orgId?: number | null;

  @TextField({ ...tree, optional: true })
  tree?: string | null;
}

export class MenuTreeQuery {
  @TextField({ max: 15, example: '2' })
  userId!: string;

  @TextField({ max: 15, example: '1' })
  orgId!: string;
}

export class MenuTemplateDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Readers' })
  name!: string;

  @ApiProperty({ example: 1 })
  orgId!: number;

  @ApiProperty({ description: 'JSON text', example: tree.example })
  tree!: string;

  @ApiProperty({ example: 'Example Shop' })
  orgName!: string;

  static from(template: MenuTemplate, orgName: string): MenuTemplateDto {
    const { id, name, organizationId: orgId } = template;
    return { id, name, orgId, tree: formatMenuTree(template.tree), orgName };
  }
}

export class MenuTemplatePageDto {
  @ApiProperty({ type: [MenuTemplateDto] })
  items!: MenuTemplateDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}

class MenuEntryDataDto {
  @ApiProperty({ example: '/project' })
  href!: string;

  @ApiProperty({ type: [String], example: ['act:get-projects'] })
  actions!: string[];
}

export class MenuEntryDto implements MenuEntry {
  @ApiProperty({ example: 'project' })
  key!: string;

  @ApiProperty({ example: 'Project' })
  label!: string;

  @ApiProperty({ required: false, example: 'pi pi-fw pi-folder' })
  icon?: string;

  @ApiProperty({ type: MenuEntryDataDto })
  data!: MenuEntryDataDto;

  @ApiProperty({ type: () => [MenuEntryDto], required: false })
  children?: MenuEntryDto[];
}
