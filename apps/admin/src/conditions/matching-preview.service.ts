import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Condition, Experiment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { exampleAddresses, matchingDifferences } from '#libs/targeting';
import type { AddressSource, DifferingAddressDto, MatchingPreviewDto } from './matching-preview.dto.js';

const mostSeen = 500;
const mostExamples = 500;
const mostTold = 100;
const searchedEvents = 20_000;

/** Tells what would change if an experiment were matched as people mean it; see docs/targeting.md. */
@Injectable()
export class MatchingPreviewService {
  constructor(private readonly dataSource: DataSource) {}

  /** @param given addresses to compare instead of those that events name */
  async compare(experimentId: number, given: readonly string[] | null): Promise<MatchingPreviewDto> {
    const { manager } = this.dataSource;
    const experiment = await manager.findOneBy(Experiment, { id: experimentId });
    if (!experiment) throw notFound('experiment');
    const conditions = await manager.find(Condition, { where: { experimentId }, order: { id: 'ASC' } });
    const { url, conditionType, matching, projectId } = experiment;
    const targeting = { url: url || null, conditionType, conditions };

    const sources = new Map<string, AddressSource>();
    for (const address of exampleAddresses(targeting, mostExamples)) sources.set(address, 'example');
    for (const address of given ?? (await this.seenIn(projectId)))
      sources.set(address, given ? 'given' : 'seen');
    const { gained, lost } = matchingDifferences(targeting, sources.keys(), { from: 1, to: 2 });
    const told = (addresses: readonly string[]): DifferingAddressDto[] =>
      addresses
        .map((address) => ({ address, from: sources.get(address)! }))
        .sort((one, other) => order.indexOf(one.from) - order.indexOf(other.from))
        .slice(0, mostTold);
    return { matching, checked: sources.size, gained: told(gained), lost: told(lost) };
  }

  /** The addresses that the last events of a project name among their properties, the most frequent first. */
  private async seenIn(projectId: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ address: string }[]>(
      `SELECT address FROM (
         SELECT COALESCE(properties->>'url', properties->>'page_url', properties->>'page_location') AS address
         FROM (SELECT properties FROM event WHERE project_id = $1
               ORDER BY occurred_at DESC LIMIT ${searchedEvents}) AS latest
         WHERE properties IS NOT NULL
       ) AS named
       WHERE address ~* '^https?://' AND length(address) <= 4000
       GROUP BY address ORDER BY count(*) DESC, address LIMIT ${mostSeen}`,
      [projectId],
    );
    return rows.map(({ address }) => address);
  }
}

const order: readonly AddressSource[] = ['given', 'seen', 'example'];
