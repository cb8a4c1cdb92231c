import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { Public } from '#libs/guards';
import { LoginRequest, TokenPairDto } from './auth.dto.js';
import { AuthService } from './auth.service.js';

@ApiTags('Authentication')
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Log in with e-mail and password' })
  @ApiOkResponse({ type: TokenPairDto })
  @ApiUnauthorizedResponse({ description: 'Wrong credentials, or an account that is not verified yet' })
  @ApiForbiddenResponse({ description: 'The account is disabled everywhere' })
  login(@Body() body: LoginRequest): Promise<TokenPairDto> {
    return this.auth.login(body);
  }
}
