import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiKeyAccess, CurrentKey, type AuthorizedKey } from '#libs/guards';
import { givenFields, IdPipe, ListBodyPipe } from '#libs/http';
import { VariantsService } from '../variations/variants.service.js';
import { experimentParam } from './experiments.controller.js';
import { ExperimentReader } from './experiment-reader.js';
import {
  requireShare,
  shareOf,
  UpdateVariantRequest,
  VariantDetailsDto,
  VariantDto,
  VariantRequest,
  VariantShareRequest,
} from './variant.dto.js';

const allShares = new ListBodyPipe(VariantShareRequest, { minItems: 1, maxItems: 100 });

@ApiTags('API: experiments')
@ApiParam(experimentParam)
@Controller('api/experiments/:experiment/variants')
export class VariantsController {
  constructor(
    private readonly experiments: ExperimentReader,
    private readonly variants: VariantsService,
  ) {}

  @Post()
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Add a variant',
    description: 'The experiment can start once the shares of its variants are 100 in total.',
  })
  @ApiCreatedResponse({ type: VariantDetailsDto })
  async create(
    @Param('experiment') experiment: string,
    @Body() body: VariantRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<VariantDetailsDto> {
    const id = await this.experiments.idOf(projectId, experiment);
    const variant = {
      title: body.name,
      traffic: requireShare(body),
      changes: body.changes ?? undefined,
      value: body.value ?? undefined,
    };
    return VariantDetailsDto.from(await this.variants.add(id, variant));
  }

  @Put(':id')
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Update a variant',
    description: 'Changes its name, its share, its value or what it changes in the page.',
  })
  @ApiParam({ name: 'id', type: 'integer' })
  @ApiOkResponse({ type: VariantDetailsDto })
  @ApiConflictResponse({ description: 'It is retired, so it gets no share' })
  async update(
    @Param('experiment') experiment: string,
    @Param('id', IdPipe) variantId: number,
    @Body() body: UpdateVariantRequest,
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<VariantDetailsDto> {
    const changes = givenFields({
      title: body.name,
      traffic: shareOf(body),
      changes: body.changes,
      value: body.value,
    });
    const id = await this.experiments.idOf(projectId, experiment);
    return VariantDetailsDto.from(await this.variants.update(id, variantId, changes));
  }

  @Put()
  @ApiKeyAccess('write')
  @ApiOperation({
    summary: 'Replace the traffic split',
    description: 'Shares are percentages of all variants and have to be 100 in total.',
  })
  @ApiBody({ type: [VariantShareRequest] })
  @ApiOkResponse({ type: [VariantDto] })
  async replaceShares(
    @Param('experiment') experiment: string,
    @Body(allShares) body: VariantShareRequest[],
    @CurrentKey() { projectId }: AuthorizedKey,
  ): Promise<VariantDto[]> {
    const shares = body.map((share, index) => ({
      id: share.id,
      traffic: requireShare(share, `${index}.`),
    }));
    const id = await this.experiments.idOf(projectId, experiment);
    return (await this.variants.replaceShares(id, shares)).map((variation) => VariantDto.from(variation));
  }
}
