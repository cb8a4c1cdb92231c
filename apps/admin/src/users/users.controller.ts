import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#libs/guards';
import { MessageDto, VerifyRequest } from './user.dto.js';
import { VerificationService } from './verification.service.js';

@ApiTags('Users')
@Controller('users')
export class UsersController {
  constructor(private readonly verification: VerificationService) {}

  @Post('verify')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Verify an account with the code from the mail' })
  @ApiOkResponse({ type: MessageDto })
  @ApiBadRequestResponse({ description: 'A wrong, expired, used or unknown code' })
  async verify(@Body() body: VerifyRequest): Promise<MessageDto> {
    await this.verification.verify(body);
    return { message: 'User verified successfully!' };
  }
}
