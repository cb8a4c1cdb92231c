import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { MatchingPreviewDto, MatchingPreviewRequest } from './matching-preview.dto.js';
import { MatchingPreviewService } from './matching-preview.service.js';

@ApiTags('Conditions')
@ApiParam({ name: 'id', type: 'integer' })
@Controller()
export class MatchingPreviewController {
  constructor(private readonly previews: MatchingPreviewService) {}

  @Post('experiments/:id/matching-preview')
  @HttpCode(200)
  @Action('act:get-conditions', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Compare URL matching versions 1 and 2',
    description: 'Says on which addresses the experiment would start or stop running. Changes nothing.',
  })
  @ApiOkResponse({ type: MatchingPreviewDto })
  compare(
    @Param('id', IdPipe) id: number,
    @Body() { addresses }: MatchingPreviewRequest,
  ): Promise<MatchingPreviewDto> {
    return this.previews.compare(id, addresses ?? null);
  }
}
