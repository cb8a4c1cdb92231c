import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { dayMs, secondMs } from '#libs/durations';
import { Condition, Experiment, Project, Variation } from '#libs/entities';
import { notFound } from '#libs/errors';
import { signPreview } from '#libs/guards';
import { isUrl } from '#libs/targeting';
import type { PreviewLinkDto } from './preview-link.dto.js';

const lifetimeMs = dayMs;

/** Makes links that show one variation, whatever the status of its experiment, for a day. */
@Injectable()
export class PreviewLinksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** @throws DomainError not-found for a variation of another experiment */
  async make(experimentId: number, variationId: number): Promise<PreviewLinkDto> {
    const { manager } = this.dataSource;
    const isOwn = await manager.existsBy(Variation, { id: variationId, experimentId });
    if (!isOwn) throw notFound('variation of the experiment');
    const experiment = await manager.findOneByOrFail(Experiment, { id: experimentId });
    const expiresAt = new Date(Math.floor((Date.now() + lifetimeMs) / secondMs) * secondMs);
    const claims = { projectId: experiment.projectId, experimentId, variationId };
    const url = new URL(await this.findPage(experiment));
    url.searchParams.set('ab-preview', signPreview(this.config, claims, expiresAt.getTime()));
    return { url: url.href, expiresAt };
  }

  /** A page that the experiment runs on, as far as it can be told; otherwise the site, then this server. */
  private async findPage({ id, url, projectId }: Experiment): Promise<string> {
    if (url !== '') return url;
    const { manager } = this.dataSource;
    const equal = await manager.findOne(Condition, {
      where: { experimentId: id, operator: 'IS' },
      order: { id: 'ASC' },
    });
    if (equal?.urls[0] !== undefined) return equal.urls[0];
    const { allowedOrigins } = await manager.findOneByOrFail(Project, { id: projectId });
    return allowedOrigins.find((origin) => isUrl(origin) && !origin.includes('*')) ?? this.config.publicUrl;
  }
}
