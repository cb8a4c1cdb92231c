import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Config } from '#libs/config';
import { loadExperiment } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { serializePreview, type Datafile, type JsonText } from '#libs/evaluation';
import { readPreview, type PreviewClaims } from '#libs/guards';
import { Clock } from '../clock.js';
import { PublicIds } from '#libs/datafiles';
import { TagSightings } from '../notes/index.js';
import { checkReference, originRefused, serveProject, type ProjectReference } from '../serving/index.js';

/** What a preview needs of a decision's request. */
export interface PreviewRequest {
  readonly projectId: ProjectReference;
  readonly endUserIdJson: string;
}

/** Shows single variations to holders of preview links: in any status, on any page, without a record. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly config: Config,
    private readonly pool: Pool,
    private readonly publicIds: PublicIds,
    private readonly clock: Clock,
    private readonly tags: TagSightings,
  ) {}

  /**
   * What a token shows.
   *
   * @throws DomainError forbidden for a token that is not valid, or not any more
   */
  read(token: string): PreviewClaims {
    const claims = readPreview(this.config, token, this.clock.now());
    if (claims === undefined) throw previewRefused();
    return claims;
  }

  /**
   * The body of the answer to a decision with a preview token.
   *
   * @throws DomainError forbidden for a token of another project too, not-found for what is gone since
   */
  async decide(request: PreviewRequest, token: string, headers: IncomingHttpHeaders): Promise<JsonText> {
    const { projectId, experimentId, variationId } = this.read(token);
    const { projectId: reference } = request;
    const named = typeof reference === 'number' ? reference : await this.publicIds.find(reference);
    if (projectId !== named) throw previewRefused();
    const query = async (text: string, values?: unknown[]) =>
      (await this.pool.query(text, values)).rows as never;
    const datafile = await loadExperiment({ query }, projectId, experimentId);
    if (datafile === undefined) throw notFound('project');
    const project = serveProject(withoutShipping(datafile), this.config);
    checkReference(project, reference);
    const { compiled, allowsOrigin } = project;
    const { origin } = headers;
    const isRefused = !allowsOrigin(origin);
    this.tags.note({ projectId, origin, isRefused, isPreview: !isRefused });
    if (isRefused) throw originRefused();
    const { variations = [] } = compiled.experimentsById.get(experimentId) ?? {};
    const variation = variations.find(({ id }) => id === variationId);
    if (variation === undefined) throw notFound('variation of the preview');
    return serializePreview(request.endUserIdJson, variation);
  }
}

/** A preview shows one variation as it was in the experiment, whatever is shipped since. */
const withoutShipping = ({ experiments, ...datafile }: Datafile): Datafile => ({
  ...datafile,
  experiments: experiments.map((experiment) => ({ ...experiment, shippedVariationId: null })),
});

/** The answer to a preview token that does not show what it is used for. */
export function previewRefused(): DomainError {
  return new DomainError(
    'forbidden',
    'preview-refused',
    'The preview link is invalid or has expired. Create a new one.',
  );
}
