import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { ExperimentReader, experimentParam } from '../integration/index.js';
import { ExportValuesQuery } from './export-values.query.js';
import { sendValues, valuesDescription } from './send-values.js';
import { UserValuesService } from './user-values.service.js';

@ApiTags('API: results')
@Controller('api/experiments')
export class ApiUserValuesController {
  constructor(
    private readonly values: UserValuesService,
    private readonly experiments: ExperimentReader,
  ) {}

  @Get(':experiment/results/users')
  @ApiKeyAccess('events:read')
  @ApiOperation({ summary: 'Export values of end users', description: valuesDescription })
  @ApiParam(experimentParam)
  @ApiProduces('text/csv', 'application/vnd.apache.parquet')
  @ApiOkResponse({ description: 'The values', schema: { type: 'string' } })
  async export(
    @Param('experiment') reference: string,
    @Query() { format = 'csv' }: ExportValuesQuery,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<StreamableFile> {
    const id = await this.experiments.idOf(projectId, reference);
    return sendValues(await this.values.open(id, format), format);
  }
}
