import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { EvaluateRequest, EvaluationDto } from './evaluate.dto.js';
import { EvaluationService } from './evaluation.service.js';

@ApiTags('Experiments')
@Controller()
export class EvaluationController {
  constructor(private readonly evaluations: EvaluationService) {}

  @Post('experiments/:id/evaluate')
  @HttpCode(200)
  @Action('act:get-experiment', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({
    summary: 'Try a context',
    description:
      'Tells what an end user would get, and why, as a program with a secret key would be told; a Draft is evaluated as if it were Active. Records nothing.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: EvaluationDto })
  evaluate(@Param('id', IdPipe) id: number, @Body() { context }: EvaluateRequest): Promise<EvaluationDto> {
    return this.evaluations.evaluate(id, context, new Date());
  }
}
