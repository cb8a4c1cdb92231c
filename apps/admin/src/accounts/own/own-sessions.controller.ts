import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { notFound } from '#libs/errors';
import { AnyLogin, CurrentCaller, type Caller } from '#libs/guards';
import type { Page } from '#libs/http';
import { ListOwnSessionsRequest, OwnSessionDto, OwnSessionPageDto } from './own-session.dto.js';
import { OwnSessionsService } from './own-sessions.service.js';

const sessionId = new ParseUUIDPipe({ exceptionFactory: () => notFound('session') });

/** Where a user is logged in. */
@ApiTags('Users')
@Controller('users/me/sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Post('all')
  @HttpCode(200)
  @AnyLogin()
  @ApiOperation({ summary: 'List your sessions' })
  @ApiBody({ type: ListOwnSessionsRequest, required: false })
  @ApiOkResponse({ type: OwnSessionPageDto })
  list(@Body() body: ListOwnSessionsRequest, @CurrentCaller() caller: Caller): Promise<Page<OwnSessionDto>> {
    return this.sessions.list(body, caller);
  }

  @Delete()
  @AnyLogin()
  @ApiOperation({ summary: 'End all your other sessions' })
  @ApiOkResponse({ type: [OwnSessionDto], description: 'The sessions that have ended' })
  endOthers(@CurrentCaller() caller: Caller): Promise<OwnSessionDto[]> {
    return this.sessions.endOthers(caller);
  }

  @Delete(':id')
  @AnyLogin()
  @ApiOperation({ summary: 'End one of your sessions' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: OwnSessionDto })
  @ApiNotFoundResponse({ description: 'No open session of yours' })
  end(@Param('id', sessionId) id: string, @CurrentCaller() caller: Caller): Promise<OwnSessionDto> {
    return this.sessions.end(id, caller);
  }
}
