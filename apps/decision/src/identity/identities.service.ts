import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Config } from '#libs/config';
import { DomainError } from '#libs/errors';
import { joinChannel } from '#libs/datafiles';
import { joinIds, JoinedIds, type Join } from '#libs/ingestion';
import { isDatabaseAway } from '#libs/errors';
import { identitySecretPlace, decryptSecret } from '#libs/security';
import { Clock } from '../clock.js';
import type { PublicCaller } from '../edge/index.js';
import { originRefused } from '../serving/index.js';
import { ProjectsService } from '../serving/projects.service.js';
import { parseIdentification, parsePublicIdentification, requireMadeId } from './identify-request.js';
import { isProof } from './proof.js';

/** Takes in that an anonymous id and a known one are of the same person. What is known of either is told to nobody. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly pool: Pool,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly joined: JoinedIds,
  ) {}

  /**
   * A join that a secret key makes.
   *
   * @throws DomainError invalid; conflict when the anonymous id is of another
   */
  async identify(body: unknown, projectId: number): Promise<void> {
    await this.join({ ...parseIdentification(body), projectId, trusted: true });
  }

  /**
   * A join that a browser makes: with a proof it is trusted, without one it stays a matter of that browser, and is not
   * taken for ids that are of somebody.
   *
   * @throws DomainError invalid; not-found for the project; forbidden for an origin, a wrong proof, or none where one is
   *   required; conflict when the anonymous id is of another
   */
  async identifyPublicly(body: unknown, { headers }: PublicCaller): Promise<void> {
    const { projectId: reference, proof, ...ids } = parsePublicIdentification(body);
    const { compiled, allowsOrigin } = await this.projects.get(reference);
    if (!allowsOrigin(headers.origin)) throw originRefused();
    const { projectId } = compiled;
    const known = await this.readProject(projectId, ids.anonymousId);
    if (proof !== undefined) {
      const secret = known.secret && decryptSecret(this.config, identitySecretPlace, known.secret);
      if (!isProof(proof, secret, ids.endUserId)) throw wrongProof();
      if (known.hasAttributes) throw joinedElsewhere();
    } else {
      if (known.requireProof) throw proofRequired();
      requireMadeId(ids);
      if (known.hasAttributes) return;
    }
    await this.join({ ...ids, projectId, trusted: proof !== undefined });
  }

  private async join(join: Omit<Join, 'at'>): Promise<void> {
    const outcome = await available(joinIds(this.pool, { ...join, at: this.clock.now() }));
    if (outcome === 'elsewhere') throw joinedElsewhere();
    if (outcome === 'joined' && join.trusted) await this.tell(join.projectId);
  }

  /** This process knows of it with the answer, others a moment later; anyone who does not hear of it, at the next poll. */
  private async tell(projectId: number): Promise<void> {
    await Promise.all([
      this.joined.refresh(projectId),
      this.pool.query('SELECT pg_notify($1, $2)', [joinChannel, String(projectId)]).catch(() => undefined),
    ]);
  }

  /** What a project wants of proofs, and whether something is stored about an anonymous id, which is then of somebody. */
  private async readProject(projectId: number, anonymousId: string): Promise<ProjectIdentity> {
    const { rows } = await available(
      this.pool.query<ProjectIdentity>({
        name: 'read-project-identity',
        text: `
          SELECT identity_secret AS secret, require_identity_proof AS "requireProof",
            EXISTS (SELECT FROM end_user WHERE project_id = $1 AND id = $2) AS "hasAttributes"
          FROM project WHERE id = $1`,
        values: [projectId, anonymousId],
      }),
    );
    return rows[0] ?? { secret: null, requireProof: true, hasAttributes: false };
  }
}

interface ProjectIdentity {
  readonly secret: string | null;
  readonly requireProof: boolean;
  readonly hasAttributes: boolean;
}

/** @throws DomainError unavailable when the database is unavailable */
async function available<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (!isDatabaseAway(cause)) throw cause;
    const detail = 'Ids cannot be joined for the moment.';
    throw new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2, cause });
  }
}

function joinedElsewhere(): DomainError {
  const detail = 'The anonymous id is of another end user. Go on with a new one.';
  return new DomainError('conflict', 'joined-elsewhere', detail);
}

function proofRequired(): DomainError {
  const detail = 'The project takes no join of ids without a proof.';
  return new DomainError('forbidden', 'proof-required', detail);
}

function wrongProof(): DomainError {
  const detail = 'The proof is not that of this user id with the identity secret of the project.';
  return new DomainError('forbidden', 'wrong-proof', detail);
}
