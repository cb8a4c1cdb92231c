import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ProjectFile } from '#libs/entities';
import { notFound } from '#libs/errors';
import { Public } from '#libs/guards';
import { FilesService } from './files.service.js';
import { imageEndings } from './image-type.js';

/** Files for visitors of any web site. An address cannot be guessed, and what is behind it never changes. */
@ApiTags('Files')
@Controller('files/public')
export class PublicFilesController {
  constructor(private readonly files: FilesService) {}

  @Get(':publicId/:name')
  @Public()
  @ApiOperation({ summary: 'Get a public image' })
  @ApiParam({ name: 'publicId', description: '32 random characters' })
  @ApiParam({ name: 'name', example: 'hero.png' })
  @ApiProduces(...Object.keys(imageEndings))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiNotFoundResponse({ description: 'Absent or deleted' })
  @ApiServiceUnavailableResponse({ description: 'The file storage is unavailable' })
  async show(
    @Param('publicId') publicId: string,
    @Param('name') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!/^[\w-]{32}$/.test(publicId) || !/^[\w.-]{1,100}$/.test(name)) throw notFound('file');
    const file = await this.files.findPublic(publicId, name);
    const isKnown = known?.includes(publicId) ?? false;
    const content = isKnown ? undefined : await this.files.open(file);
    void reply.headers(headersOf(file));
    if (content) void reply.header('content-length', file.size).send(content);
    else void reply.status(304).send();
  }
}

/** Whatever the bytes are, a browser may take them for this one type and run nothing in them. */
function headersOf({ publicId, name, type }: ProjectFile): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `inline; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${publicId}"`,
  };
}
