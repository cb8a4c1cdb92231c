import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#libs/config';
import { CurrentPlace, Public, RateLimited, type Place } from '#libs/guards';
import { LoginRequest, RefreshRequest, TokenPairDto } from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { answerDevice } from './device-answer.js';
import { documentedDevice } from './documented-device.js';

/** Pages renew their sessions by themselves, and an office may share one address. */
const timesForPages = 6;

@ApiTags('Authentication')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly config: Config,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @RateLimited('login')
  @ApiOperation({ summary: 'Log in with email and password' })
  @documentedDevice.request()
  @ApiOkResponse({ type: TokenPairDto, headers: documentedDevice.answer })
  @ApiUnauthorizedResponse({ description: 'Wrong credentials, or an account that is not verified yet' })
  @ApiForbiddenResponse({ description: 'The account is disabled everywhere' })
  async login(
    @Body() body: LoginRequest,
    @CurrentPlace() place: Place,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenPairDto> {
    const { pair, deviceToken } = await this.auth.login(body, place);
    answerDevice(reply, request, this.config, deviceToken);
    return pair;
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @RateLimited('refresh', timesForPages)
  @ApiOperation({
    summary: 'Return new tokens for a refresh token',
    description: 'A refresh token works once.',
  })
  @ApiOkResponse({ type: TokenPairDto })
  @ApiUnauthorizedResponse({
    description: 'No refresh token, one that has expired, or one of an ended session',
  })
  @ApiForbiddenResponse({ description: 'The account is disabled everywhere' })
  refresh(@Body() { refreshToken }: RefreshRequest): Promise<TokenPairDto> {
    return this.auth.refresh(refreshToken);
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @RateLimited('logout', timesForPages)
  @ApiOperation({
    summary: 'Log out and end the session',
    description: 'The access token stops working at once.',
  })
  @ApiNoContentResponse()
  @ApiUnauthorizedResponse({ description: 'No refresh token' })
  logout(@Body() { refreshToken }: RefreshRequest): Promise<void> {
    return this.auth.logout(refreshToken);
  }
}
