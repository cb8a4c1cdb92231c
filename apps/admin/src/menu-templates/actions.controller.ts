import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { actions, AnyLogin } from '#libs/guards';

@ApiTags('Menu templates')
@Controller('actions')
export class ActionsController {
  @Post()
  @HttpCode(200)
  @AnyLogin()
  @ApiOperation({
    summary: 'List all actions',
    description: 'All actions that a menu template can grant, in alphabetical order.',
  })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'string' }, example: ['act:create-experiment'] } })
  list(): string[] {
    return [...actions].sort();
  }
}
