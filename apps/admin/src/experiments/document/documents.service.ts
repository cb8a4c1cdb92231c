import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Experiment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { notStarted } from '../not-started.js';
import { readDocumentAt } from '../versions/read-document-at.js';
import { readConfiguration, type Configuration } from '../writer/configuration.js';
import { ExperimentWriter } from '../writer/experiment-writer.js';
import { revisionIn } from '../writer/if-match.js';
import { documentOf } from './experiment-document.js';
import { consoleStyle, type DocumentStyle, type ShownDocument } from './document-style.js';
import { parseDocument } from './parse-document.js';
import { readRequest } from './read-request.js';

/** How a document is asked for. */
export interface DocumentCall {
  style: DocumentStyle;
  /** The shares that a request sets are 100 in total for members, and at most that for programs. */
  shares: 'full' | 'at-most';
  /** The If-Match header. */
  ifMatch?: string;
  /** The actions of a member; programs are known by their scopes alone. */
  granted?: ReadonlySet<string>;
}

/** Reads and saves experiments as a whole. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  get(id: number, style: DocumentStyle): Promise<ShownDocument> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const experiment = await manager.findOneBy(Experiment, { id });
      if (!experiment) throw notFound('experiment');
      return showConfiguration(await readConfiguration(manager, experiment), style);
    });
  }

  /** @throws DomainError revision-needed, stale, or whatever is at fault in the whole document, each with its pointer */
  async save(id: number, body: unknown, call: DocumentCall): Promise<ShownDocument> {
    const { style, shares, granted } = call;
    const { match, note, opensToEverybody, sent, faults } = readRequest(body, call);
    const { after } = await this.writer.change(
      id,
      async (present, manager) => {
        const known = await readKnown(manager, present, revisionIn(match));
        const parsed = parseDocument(sent, known, style);
        faults.push(...parsed.faults);
        return parsed.wanted;
      },
      { match, note, opensToEverybody, faults, shares, granted, naming: style.naming },
    );
    return showConfiguration(after, style);
  }
}

/** A configuration as an answer has it. */
export function showConfiguration(
  configuration: Configuration,
  style: DocumentStyle = consoleStyle,
): ShownDocument {
  const hindrance = notStarted(configuration);
  const document = style.show(documentOf(configuration), configuration.experiment.revision);
  return hindrance ? { ...document, [style.name('notStarted')]: hindrance } : document;
}

/** The document now and, where it is another, as it was when it was read. */
async function readKnown(manager: EntityManager, present: Configuration, revision: number | undefined) {
  const { id, revision: current } = present.experiment;
  const now = documentOf(present);
  if (revision === undefined || revision === current) return [now];
  const base = await readDocumentAt(manager, id, revision);
  return base ? [now, base] : [now];
}
