import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Action, of } from '#libs/guards';
import { IdPipe } from '#libs/http';
import { ExportValuesQuery } from './export-values.query.js';
import { sendValues, valuesDescription } from './send-values.js';
import { UserValuesService } from './user-values.service.js';

@ApiTags('Results')
@Controller()
export class UserValuesController {
  constructor(private readonly values: UserValuesService) {}

  @Get('experiments/:id/results/users')
  @Action('act:get-end-users', of('experiment', 'params.id', 'Viewer'))
  @ApiOperation({ summary: 'Export values of end users', description: valuesDescription })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiProduces('text/csv', 'application/vnd.apache.parquet')
  @ApiOkResponse({ description: 'The values', schema: { type: 'string' } })
  async export(
    @Param('id', IdPipe) id: number,
    @Query() { format = 'csv' }: ExportValuesQuery,
  ): Promise<StreamableFile> {
    return sendValues(await this.values.open(id, format), format);
  }
}
