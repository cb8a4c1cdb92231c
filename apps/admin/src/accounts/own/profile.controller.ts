import { Body, Controller, Delete, Get, Header, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyLogin, CurrentCaller, CurrentPlace, RateLimited, type Caller, type Place } from '#libs/guards';
import { DeleteAccountRequest } from './account-deletion.dto.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { AccountExportDto } from './account-export.dto.js';
import { AccountExportService } from './account-export.service.js';
import { OwnOrganizationDto } from './own-organization.dto.js';
import { OwnOrganizationsQueries } from './own-organizations.queries.js';
import { PasswordChangesService } from '../passwords/password-changes.service.js';
import { ProfileService } from './profile.service.js';
import { ChangePasswordRequest, UpdateProfileRequest, UserDto } from '../../users/index.js';

/** What a user sees and changes about themselves. */
@ApiTags('Users')
@Controller('users/me')
export class ProfileController {
  constructor(
    private readonly profiles: ProfileService,
    private readonly passwordChanges: PasswordChangesService,
    private readonly organizations: OwnOrganizationsQueries,
    private readonly exports: AccountExportService,
    private readonly deletion: AccountDeletionService,
  ) {}

  @Get()
  @AnyLogin()
  @ApiOperation({ summary: 'Get your profile' })
  @ApiOkResponse({ type: UserDto })
  get(@CurrentCaller() caller: Caller): Promise<UserDto> {
    return this.profiles.get(caller.userId);
  }

  @Patch()
  @AnyLogin()
  @ApiOperation({ summary: 'Update your profile' })
  @ApiOkResponse({ type: UserDto })
  update(@Body() body: UpdateProfileRequest, @CurrentCaller() caller: Caller): Promise<UserDto> {
    return this.profiles.update(caller.userId, body);
  }

  @Post('password')
  @HttpCode(200)
  @AnyLogin()
  @RateLimited('change-password')
  @ApiOperation({ summary: 'Change your password', description: 'Ends all other sessions.' })
  @ApiOkResponse({ type: UserDto })
  changePassword(
    @Body() body: ChangePasswordRequest,
    @CurrentCaller() caller: Caller,
    @CurrentPlace() place: Place,
  ): Promise<UserDto> {
    return this.passwordChanges.change(body, caller, place);
  }

  @Get('organizations')
  @AnyLogin()
  @ApiOperation({ summary: 'List your organizations and projects' })
  @ApiOkResponse({ type: [OwnOrganizationDto] })
  listOrganizations(@CurrentCaller() caller: Caller): Promise<OwnOrganizationDto[]> {
    return this.organizations.of(caller.userId);
  }

  @Get('export')
  @Header('content-disposition', 'attachment; filename="account.json"')
  @AnyLogin()
  @RateLimited('account-export')
  @ApiOperation({ summary: 'Export your account' })
  @ApiOkResponse({ type: AccountExportDto })
  export(@CurrentCaller() caller: Caller): Promise<AccountExportDto> {
    return this.exports.of(caller.userId);
  }

  @Delete()
  @AnyLogin()
  @RateLimited('delete-account')
  @ApiOperation({
    summary: 'Delete your account',
    description:
      'Organizations without another member are disabled at once and erased 30 days later, with all that visitors left there.',
  })
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ description: 'The last super member of an organization with other members' })
  delete(
    @Body() body: DeleteAccountRequest,
    @CurrentCaller() caller: Caller,
    @CurrentPlace() place: Place,
  ): Promise<UserDto> {
    return this.deletion.delete(body, caller, place);
  }
}
