import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, inOrganization } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { MemberKeyDto } from './member-key.dto.js';
import { MemberKeysService } from './member-keys.service.js';

@ApiTags('Users')
@Controller('users')
export class MemberKeysController {
  constructor(private readonly keys: MemberKeysService) {}

  @Get(':userId/organization/:orgId/api-keys')
  @Action('act:update-user', inOrganization('params.orgId'))
  @ApiOperation({
    summary: 'List API keys of a member',
    description:
      'They stop when the member is disabled, and do less when the member may do less. To keep some, name them in `takeOverKeys` of that change.',
  })
  @ApiParam({ name: 'userId', type: 'integer' })
  @ApiParam({ name: 'orgId', type: 'integer' })
  @ApiOkResponse({ type: [MemberKeyDto] })
  list(
    @Param('userId', IdPipe) userId: number,
    @Param('orgId', IdPipe) orgId: number,
  ): Promise<MemberKeyDto[]> {
    return this.keys.list(orgId, userId);
  }
}
