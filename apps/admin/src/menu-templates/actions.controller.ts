import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { actions, AnyLogin } from '#libs/guards';

@ApiTags('Menu templates')
@Controller('actions')
export class ActionsController {
  @Post()
  @HttpCode(200)
  @AnyLogin()
  @ApiOperation({ summary: 'Every action that a menu template can hold, sorted' })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'string' }, example: ['act:create-experiment'] } })
  list(): string[] {
    return [...actions].sort();
  }
}
