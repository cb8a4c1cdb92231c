import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#libs/guards';

@ApiTags('Health')
@Controller()
export class RootController {
  @Get()
  @Public()
  @ApiOperation({
    summary: 'Check the app or open the console',
    description: 'Programs get the name of the app; a browser is redirected to the console.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string', example: 'App is running.....!' } })
  greet(@Headers('accept') accept: string | undefined, @Res() reply: FastifyReply): void {
    if (accept?.includes('text/html')) void reply.redirect('/console', 302);
    else void reply.type('text/plain; charset=utf-8').send('App is running.....!');
  }
}
