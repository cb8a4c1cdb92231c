import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyLogin, CurrentCaller, CurrentPlace, RateLimited, type Caller, type Place } from '#libs/guards';
import { PasswordChangesService } from './password-changes.service.js';
import { ProfileService } from './profile.service.js';
import { ChangePasswordRequest, UpdateProfileRequest, UserDto } from './user.dto.js';

/** What a user sees and changes about themselves. */
@ApiTags('Users')
@Controller('users/me')
export class ProfileController {
  constructor(
    private readonly profiles: ProfileService,
    private readonly passwordChanges: PasswordChangesService,
  ) {}

  @Get()
  @AnyLogin()
  @ApiOperation({ summary: 'The own profile' })
  @ApiOkResponse({ type: UserDto })
  get(@CurrentCaller() caller: Caller): Promise<UserDto> {
    return this.profiles.get(caller.userId);
  }

  @Patch()
  @AnyLogin()
  @ApiOperation({ summary: 'Change the own profile' })
  @ApiOkResponse({ type: UserDto })
  update(@Body() body: UpdateProfileRequest, @CurrentCaller() caller: Caller): Promise<UserDto> {
    return this.profiles.update(caller.userId, body);
  }

  @Post('password')
  @HttpCode(200)
  @AnyLogin()
  @RateLimited('change-password')
  @ApiOperation({ summary: 'Change the own password; all other sessions end' })
  @ApiOkResponse({ type: UserDto })
  changePassword(
    @Body() body: ChangePasswordRequest,
    @CurrentCaller() caller: Caller,
    @CurrentPlace() place: Place,
  ): Promise<UserDto> {
    return this.passwordChanges.change(body, caller, place);
  }
}
