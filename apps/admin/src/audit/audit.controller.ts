import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Action,
  CurrentCaller,
  CurrentMembership,
  inOrganization,
  type Caller,
  type Membership,
} from '#libs/guards';
import type { Page } from '#libs/http';
import { AuditPageDto, ListAuditRequest, type AuditEntryDto } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';

@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditQueries) {}

  @Post('all')
  @HttpCode(200)
  @Action('act:get-audit-log', inOrganization('body.orgId'))
  @ApiOperation({
    summary: 'List audit log entries',
    description: 'Who changed what and when, with the values before and after.',
  })
  @ApiOkResponse({ type: AuditPageDto })
  list(
    @Body() body: ListAuditRequest,
    @CurrentMembership() membership: Membership,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<AuditEntryDto>> {
    return this.audit.list(body, membership, caller);
  }
}
