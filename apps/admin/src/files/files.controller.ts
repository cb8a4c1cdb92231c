import { Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { FileDto } from './file.dto.js';
import { FilesService, maxFileBytes } from './files.service.js';
import { TakesForm } from './multipart-forms.js';
import { takeUpload } from './upload.js';

const form = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'PNG, JPEG, GIF, WebP or AVIF; at most 5 MiB' },
  },
};

@ApiTags('Files')
@ApiParam({ name: 'id', type: 'integer' })
@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post('projects/:id/files')
  @TakesForm()
  @Action('act:create-project-file', of('project', 'params.id', 'Editor'))
  @ApiOperation({ summary: 'Upload an image' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @ApiCreatedResponse({ type: FileDto })
  @ApiPayloadTooLargeResponse({ description: 'The image has more than 5 MiB' })
  @ApiUnsupportedMediaTypeResponse({ description: 'No form, or the content is no image of a known kind' })
  @ApiServiceUnavailableResponse({ description: 'The file storage is unavailable' })
  create(@Param('id', IdPipe) id: number, @Req() request: FastifyRequest): Promise<FileDto> {
    return takeUpload(request, maxFileBytes, (upload) => this.files.create(id, upload));
  }

  @Get('projects/:id/files')
  @Action('act:get-project-file', of('project', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'List files of a project' })
  @ApiOkResponse({ type: [FileDto] })
  list(@Param('id', IdPipe) id: number): Promise<FileDto[]> {
    return this.files.list(id);
  }

  @Get('files/:id')
  @Action('act:get-project-file', of('file', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'Get file metadata' })
  @ApiOkResponse({ type: FileDto })
  get(@Param('id', IdPipe) id: number): Promise<FileDto> {
    return this.files.get(id);
  }

  @Delete('files/:id')
  @Action('act:delete-project-file', of('file', 'params.id', 'Editor'))
  @ApiOperation({
    summary: 'Delete a file',
    description: 'Its public address stops working, in running variations too.',
  })
  @ApiOkResponse({ type: FileDto })
  @ApiServiceUnavailableResponse({ description: 'The file storage is unavailable; nothing is removed' })
  remove(@Param('id', IdPipe) id: number): Promise<FileDto> {
    return this.files.delete(id);
  }
}
