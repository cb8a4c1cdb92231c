import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Config } from '#libs/config';
import { Public, RateLimited } from '#libs/guards';
import { TextField } from '#libs/http';
import { OrganizationDto, OrganizationHitDto, SignUpRequest, SignUpStateDto } from './organization.dto.js';
import { OrganizationsService } from './organizations.service.js';
import { SignUpPolicy } from './sign-up-policy.js';
import { SignUpService } from './sign-up.service.js';

class OrganizationSearchQuery {
  @TextField({ min: 2, max: 200, example: 'shop', description: 'A part of the name' })
  q!: string;
}

@ApiTags('Organizations')
@Controller('organizations')
export class OrganizationsController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly organizations: OrganizationsService,
    private readonly policy: SignUpPolicy,
    private readonly config: Config,
  ) {}

  @Post()
  @Public('act:create-organization')
  @RateLimited('sign-up')
  @ApiOperation({ summary: 'Sign up an organization', description: 'The caller becomes its first member.' })
  @ApiCreatedResponse({ type: OrganizationDto })
  @ApiForbiddenResponse({ description: 'Sign-up is closed, or closed to this address' })
  @ApiConflictResponse({ description: 'A verified organization of the domain, or account, exists' })
  signUp(@Body() body: SignUpRequest): Promise<OrganizationDto> {
    return this.signUps.signUp(body);
  }

  @Get('sign-up')
  @Public()
  @RateLimited('sign-up-state')
  @ApiOperation({ summary: 'Check whether sign-up is open' })
  @ApiOkResponse({ type: SignUpStateDto })
  async getSignUpState(): Promise<SignUpStateDto> {
    return { open: await this.policy.isOpen(), domains: [...this.config.signUp.domains] };
  }

  @Get('search')
  @Public('act:search-organization')
  @RateLimited('search')
  @ApiOperation({
    summary: 'Search organizations by name',
    description: 'Finds a part of the name; at most 10 results.',
  })
  @ApiOkResponse({ type: [OrganizationHitDto] })
  search(@Query() { q }: OrganizationSearchQuery): Promise<OrganizationHitDto[]> {
    return this.organizations.search(q);
  }
}
