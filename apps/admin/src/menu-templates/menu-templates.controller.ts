import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { MenuEntry } from '#libs/entities';
import {
  Action,
  CurrentMembership,
  inOrganization,
  memberOrSelf,
  ofOrganization,
  type Membership,
} from '#libs/guards';
import { IdPipe, ListRequest, type Page } from '#libs/http';
import {
  CreateMenuTemplateRequest,
  MenuEntryDto,
  MenuTemplateDto,
  MenuTemplatePageDto,
  MenuTreeQuery,
  UpdateMenuTemplateRequest,
} from './menu-template.dto.js';
import { MenuTemplatesService } from './menu-templates.service.js';

@ApiTags('Menu templates')
@Controller('menu-templates')
export class MenuTemplatesController {
  constructor(private readonly templates: MenuTemplatesService) {}

  @Post()
  @Action('act:create-menu-template', inOrganization('body.orgId'))
  @ApiOperation({
    summary: 'Create a menu template',
    description: 'A template can grant only actions that the caller has.',
  })
  @ApiCreatedResponse({ type: MenuTemplateDto })
  @ApiConflictResponse({ description: 'The organization has a menu template of this name' })
  create(
    @Body() body: CreateMenuTemplateRequest,
    @CurrentMembership() membership: Membership,
  ): Promise<MenuTemplateDto> {
    return this.templates.create(body, membership);
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-menu-templates', inOrganization('body.orgId'))
  @ApiOperation({ summary: 'List menu templates' })
  @ApiOkResponse({ type: MenuTemplatePageDto })
  list(@Body() body: ListRequest): Promise<Page<MenuTemplateDto>> {
    return this.templates.list(body);
  }

  @Get('tree')
  @Action('act:get-user-menu-tree', memberOrSelf('query.userId', 'query.orgId'))
  @ApiOperation({ summary: 'Get the menu of a member', description: 'Your own menu needs no action.' })
  @ApiOkResponse({ type: [MenuEntryDto] })
  getTree(
    @Query() { userId }: MenuTreeQuery,
    @CurrentMembership() membership: Membership,
  ): Promise<MenuEntry[]> {
    return this.templates.treeOf(
      new IdPipe().transform(userId, { type: 'query', data: 'userId' }),
      membership.organizationId,
    );
  }

  @Get(':id')
  @Action('act:get-menu-template', ofOrganization('menu template', 'params.id'))
  @ApiOperation({ summary: 'Get a menu template' })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: MenuTemplateDto })
  get(@Param('id', IdPipe) id: number): Promise<MenuTemplateDto> {
    return this.templates.get(id);
  }

  @Patch(':id')
  @Action('act:update-menu-template', ofOrganization('menu template', 'params.id', 'body.orgId'))
  @ApiOperation({
    summary: 'Update a menu template',
    description: 'Takes effect on the next request of each member who has the template.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: MenuTemplateDto })
  @ApiConflictResponse({ description: 'The organization has a menu template of this name' })
  update(
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateMenuTemplateRequest,
    @CurrentMembership() membership: Membership,
  ): Promise<MenuTemplateDto> {
    return this.templates.update(id, body, membership);
  }
}
