import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Action, CurrentMembership, inOnlyOrganization, type Membership } from '#libs/guards';
import { CreateMenuRequest, ListMenusRequest, MenuDto } from './menu.dto.js';
import { MenusService } from './menus.service.js';

@ApiTags('Menus')
@Controller('menus')
export class MenusController {
  constructor(private readonly menus: MenusService) {}

  @Post()
  @Action('act:create-menu', inOnlyOrganization('body.orgId'))
  @ApiOperation({
    summary: 'Save a reusable menu entry',
    description: 'Saved entries are offered when menu templates are edited.',
  })
  @ApiCreatedResponse({ type: MenuDto })
  @ApiConflictResponse({ description: 'The organization has a menu of this label' })
  create(@Body() body: CreateMenuRequest, @CurrentMembership() membership: Membership): Promise<MenuDto> {
    return this.menus.create(membership.organizationId, body);
  }

  @Post('all')
  @HttpCode(200)
  @Action('act:get-menus', inOnlyOrganization('body.orgId'))
  @ApiOperation({ summary: 'List reusable menu entries' })
  @ApiBody({ type: ListMenusRequest, required: false })
  @ApiOkResponse({ type: [MenuDto] })
  list(
    @Body() _body: ListMenusRequest | undefined,
    @CurrentMembership() { organizationId }: Membership,
  ): Promise<MenuDto[]> {
    return this.menus.list(organizationId);
  }
}
