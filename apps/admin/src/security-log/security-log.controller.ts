import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Action, inOrganization } from '#libs/guards';
import { IdPipe, type Page } from '#libs/http';
import { ListSecurityLogRequest, SecurityLogPageDto, type SecurityEntryDto } from './security-log.dto.js';
import { SecurityLogQueries } from './security-log.queries.js';

@ApiTags('Audit')
@Controller('organizations/:orgId/security-log')
export class SecurityLogController {
  constructor(private readonly log: SecurityLogQueries) {}

  @Post('all')
  @HttpCode(200)
  @Action('act:get-security-log', inOrganization('params.orgId'))
  @ApiOperation({ summary: 'List security events' })
  @ApiOkResponse({ type: SecurityLogPageDto })
  list(
    @Param('orgId', IdPipe) orgId: number,
    @Body() body: ListSecurityLogRequest,
  ): Promise<Page<SecurityEntryDto>> {
    return this.log.list(orgId, body);
  }
}
