import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#libs/config';
import { CurrentPlace, OptionalLoginGuard, Public, RateLimited, type Caller, type Place } from '#libs/guards';
import { answerDevice } from './login/device-answer.js';
import { inEqualTime, refusedInEqualTime } from './login/equal-time.js';
import {
  EmailRequest,
  JoinDto,
  JoinRequest,
  MessageDto,
  RegistrationDto,
  RegistrationRequest,
  ResetPasswordRequest,
  VerificationLinkDto,
  VerificationLinkRequest,
  VerifyRequest,
} from './account.dto.js';
import { CodesService } from './mailbox/codes.service.js';
import { PasswordChangesService } from './passwords/password-changes.service.js';
import { RegistrationService } from './mailbox/registration.service.js';
import { VerificationService } from './mailbox/verification.service.js';

/** What people do about their account before they can log in. */
@ApiTags('Users')
@Controller('users')
export class AccountsController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly verification: VerificationService,
    private readonly codes: CodesService,
    private readonly passwordChanges: PasswordChangesService,
    private readonly config: Config,
  ) {}

  @Post('registration')
  @Public()
  @RateLimited('registration')
  @ApiOperation({
    summary: 'Register and request to join an organization',
    description: 'A member of the organization has to approve the request.',
  })
  @ApiCreatedResponse({ type: RegistrationDto })
  @ApiNotFoundResponse({ description: 'No such organization' })
  @ApiConflictResponse({ description: 'A verified account with this e-mail exists' })
  async register(@Body() body: RegistrationRequest): Promise<RegistrationDto> {
    const user = await this.registrations.register(body);
    const message = 'A otp has been sent to your mail, please use the otp and verify your account!';
    return { ...user, message };
  }

  @Post('verify')
  @HttpCode(200)
  @Public()
  @RateLimited('verify')
  @ApiOperation({ summary: 'Verify an account by code or link' })
  @ApiOkResponse({ type: MessageDto })
  @ApiBadRequestResponse({ description: 'A wrong, expired, used or unknown code or token' })
  @ApiConflictResponse({
    description:
      'The code or token is right and stays usable, but does not tell which claim counts (`several-claims`); `claims` lists them',
  })
  async verify(@Body() body: VerifyRequest, @CurrentPlace() place: Place): Promise<MessageDto> {
    await refusedInEqualTime(this.verification.verify(body, place));
    return { message: 'User verified successfully!' };
  }

  @Post('verification-link')
  @HttpCode(200)
  @Public()
  @RateLimited('verification-link')
  @ApiOperation({ summary: 'Describe a verification link' })
  @ApiOkResponse({ type: VerificationLinkDto })
  @ApiBadRequestResponse({ description: 'A wrong, expired or used token' })
  describeLink(
    @Body() { token }: VerificationLinkRequest,
    @CurrentPlace() place: Place,
  ): Promise<VerificationLinkDto> {
    return refusedInEqualTime(this.verification.describeLink(token, place));
  }

  @Post('verification-otp')
  @HttpCode(200)
  @Public()
  @RateLimited('verification-otp')
  @ApiOperation({ summary: 'Send another verification code' })
  @ApiOkResponse({ type: MessageDto })
  async sendVerificationCode(@Body() { email }: EmailRequest): Promise<MessageDto> {
    await inEqualTime(this.codes.send('verification', email));
    return { message: 'If an account with this email is waiting for verification, we sent it a new code.' };
  }

  @Post('forgot-password-otp')
  @HttpCode(200)
  @Public()
  @RateLimited('forgot-password-otp')
  @ApiOperation({ summary: 'Send a password reset code' })
  @ApiOkResponse({ type: MessageDto })
  async sendResetCode(@Body() { email }: EmailRequest): Promise<MessageDto> {
    await inEqualTime(this.codes.send('reset', email));
    return { message: 'If an account with this email exists, we sent it a code.' };
  }

  @Post('reset-password')
  @HttpCode(200)
  @Public()
  @RateLimited('reset-password')
  @ApiOperation({ summary: 'Reset a password by code or link' })
  @ApiOkResponse({ type: MessageDto, description: 'All sessions of the account have ended' })
  @ApiBadRequestResponse({ description: 'A wrong, expired, used or unknown code or token' })
  async resetPassword(
    @Body() body: ResetPasswordRequest,
    @CurrentPlace() place: Place,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageDto> {
    const deviceToken = await refusedInEqualTime(this.passwordChanges.reset(body, place));
    answerDevice(reply, request, this.config, deviceToken);
    return { message: 'Password reset successfully!' };
  }

  @Post('join-organization')
  @Public()
  @RateLimited('join-organization')
  @UseGuards(OptionalLoginGuard)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Request to join an organization',
    description: 'Authenticate with the password or a bearer token.',
  })
  @ApiCreatedResponse({ type: JoinDto })
  @ApiUnauthorizedResponse({ description: 'Wrong credentials or token, or an account that is not verified' })
  @ApiNotFoundResponse({ description: 'No such organization' })
  @ApiConflictResponse({ description: 'Linked already' })
  async join(
    @Body() body: JoinRequest,
    @Req() { user }: { user?: Caller },
    @CurrentPlace() place: Place,
  ): Promise<JoinDto> {
    const userId = await this.registrations.join(body, user, place);
    const message = 'Join request sent successfully. An admin must approve your request!';
    return { message, userId, orgId: body.orgId };
  }
}
