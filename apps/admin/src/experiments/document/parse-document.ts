import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { camelCase, isId } from '#libs/entities';
import { instantOf } from '#libs/http';
import type { Fault, Path } from '../writer/faults.js';
import { experimentFacts, partFacts, type FieldFact } from '../writer/field-facts.js';
import { sameValue } from '../writer/same-value.js';
import { partKinds, type PartKind, type Wanted, type WantedPart } from '../writer/wanted.js';
import { pinsFrom, rulesFrom, type FlagRulesRequest, type PinsRequest } from '../flag-rules.dto.js';
import { decisionFrom, type EndDecisionRequest } from '../end-decision.dto.js';
import {
  consoleStyle,
  escaped,
  nestedFields,
  nestedLists,
  renamed,
  renamedWithin,
  type DocumentStyle,
} from './document-style.js';
import type { ExperimentDocument } from './experiment-document.js';
import {
  attachedRequest,
  experimentRequest,
  partRequests,
  readOnlyFields,
  writtenFields,
} from './part-requests.js';

/** What a request wants, as far as it can be read, and what is wrong with its form. */
export interface ParsedDocument {
  wanted: Wanted;
  faults: Fault[];
}

type Fields = Record<string, unknown>;

/**
 * Reads a document as a request sends it. Fields that are left out are unchanged, `null` clears, unknown ones are
 * faults; read-only ones may be there as they are in one of the documents that the caller can have read.
 *
 * @param known the document now, and as it was when the caller read it
 */
export function parseDocument(
  sent: Fields,
  known: readonly ExperimentDocument[],
  style: DocumentStyle,
): ParsedDocument {
  const reader = new DocumentReader(known, style);
  return { wanted: reader.read(sent), faults: reader.faults };
}

class DocumentReader {
  readonly faults: Fault[] = [];

  constructor(
    private readonly known: readonly ExperimentDocument[],
    private readonly style: DocumentStyle,
  ) {}

  read(sent: Fields): Wanted {
    const { name } = this.style;
    const names = new Set(['experiment', 'segmentIds', ...partKinds].map(name));
    for (const key of Object.keys(sent)) if (!names.has(key)) this.unknown([], key);
    const wanted: Wanted = {};
    if (sent.experiment !== undefined) wanted.experiment = this.experiment(sent.experiment);
    const segmentIds = sent[name('segmentIds')];
    if (segmentIds !== undefined) wanted.segmentIds = this.segmentIds(segmentIds);
    for (const kind of partKinds)
      if (sent[name(kind)] !== undefined)
        Object.assign(wanted, { [kind]: this.parts(kind, sent[name(kind)]) });
    return wanted;
  }

  private experiment(sent: unknown): Wanted['experiment'] {
    if (!isObject(sent)) {
      this.fault(['experiment'], 'must be an object');
      return undefined;
    }
    const { fields, readOnly } = this.sort(['experiment'], sent, experimentFacts, readOnlyFields.experiment);
    for (const [name, value] of Object.entries(readOnly))
      if (!this.known.some(({ experiment }) => sameValue(value, experiment[name] ?? null)))
        this.fault(['experiment', name], 'cannot be changed');
    if (this.style !== consoleStyle)
      for (const name of nestedFields)
        if (fields[name] !== undefined) fields[name] = renamed(fields[name], camelCase);
    if (this.style !== consoleStyle)
      for (const name of nestedLists)
        if (fields[name] !== undefined) fields[name] = renamedWithin(fields[name], camelCase);
    if (typeof fields.status === 'string') fields.status = statusNamed(fields.status, this.style);
    const read = this.check(['experiment'], fields, experimentFacts, experimentRequest);
    if (typeof read.endAt === 'string') read.endAt = instantOf(read.endAt, { ends: true });
    if (read.plannedUsers === 0) read.plannedUsers = null;
    if (read.groupId === 0) read.groupId = null;
    if (read.ownerId === 0) read.ownerId = null;
    if (read.shippedVariationId === 0) read.shippedVariationId = null;
    if (read.rules) read.rules = rulesFrom(read.rules as FlagRulesRequest);
    if (read.pins) read.pins = pinsFrom(read.pins as PinsRequest);
    if (read.decision) read.decision = decisionFrom(read.decision as EndDecisionRequest);
    return read;
  }

  private segmentIds(sent: unknown): number[] | undefined {
    if (!Array.isArray(sent)) {
      this.fault(['segmentIds'], 'must be a list of ids');
      return undefined;
    }
    if (sent.length > maxSegments) this.fault(['segmentIds'], `must have at most ${maxSegments}`);
    for (const [index, id] of sent.entries())
      if (!isId(id)) this.fault(['segmentIds', index], 'must be the id of a segment');
    return sent.filter(isId);
  }

  private parts(kind: PartKind, sent: unknown): WantedPart<object>[] | undefined {
    if (!Array.isArray(sent)) {
      this.fault([kind], 'must be a list');
      return undefined;
    }
    if (sent.length > maxParts) {
      this.fault([kind], `must have at most ${maxParts}`);
      return undefined;
    }
    return sent.map((part: unknown, index) => this.part(kind, [kind, index], part));
  }

  private part(kind: PartKind, path: Path, sent: unknown): WantedPart<object> {
    if (!isObject(sent)) {
      this.fault(path, 'must be an object');
      return {};
    }
    const { id, ...rest } = sent;
    if (id !== undefined && id !== null && !isId(id)) this.fault([...path, 'id'], 'must be an id');
    const isNew = id === undefined || id === null;
    const facts = { ...partFacts[kind], ...writtenFields[kind] };
    const { fields, readOnly } = this.sort(path, rest, facts, readOnlyFields[kind]);
    this.checkReadOnly(kind, path, isNew ? undefined : id, readOnly);
    const { made, changed } = partRequests[kind];
    const isAttached = isNew && fields.sharedMetricId !== undefined && fields.sharedMetricId !== null;
    if (this.style !== consoleStyle) fields.overrides = renamedWithin(fields.overrides, camelCase);
    if (fields.overrides === undefined) delete fields.overrides;
    const form = isAttached ? attachedRequest : isNew ? made : changed;
    const read = this.check(path, fields, facts, form);
    if (read.segmentId === 0) read.segmentId = null;
    if (read.maxPublicValue === 0) read.maxPublicValue = null;
    if (read.overrides === '') read.overrides = null;
    return isNew ? read : { ...read, id: id as number };
  }

  private checkReadOnly(kind: PartKind, path: Path, id: unknown, readOnly: Fields): void {
    const stored = this.known.flatMap((document) => document[kind].filter((part) => part.id === id));
    for (const [name, value] of Object.entries(readOnly)) {
      const isSaid = stored.some((part) => sameValue(value, part[name] ?? null));
      const isOwn = name === 'experimentId' && value === this.known[0]?.experiment.id;
      if (
        name === 'newestVersion' ||
        isSaid ||
        isOwn ||
        (stored.length === 0 && (value === false || value === null))
      )
        continue;
      this.fault([...path, name], 'cannot be changed');
    }
  }

  /** Fields by their own names, read-only ones apart, and unknown ones told. */
  private sort(
    path: Path,
    sent: Fields,
    facts: object,
    readOnlyNames: readonly string[],
  ): { fields: Fields; readOnly: Fields } {
    const { name } = this.style;
    const written = Object.keys(facts).filter((field) => !readOnlyNames.includes(field));
    const own = new Map(written.map((field) => [name(field), field]));
    const others = new Map(readOnlyNames.map((field) => [name(field), field]));
    const fields: Fields = {};
    const readOnly: Fields = {};
    for (const [key, value] of Object.entries(sent)) {
      const [field, other] = [own.get(key), others.get(key)];
      if (field !== undefined) fields[field] = value;
      else if (other !== undefined) readOnly[other] = value;
      else this.unknown(path, key);
    }
    return { fields, readOnly };
  }

  /** What can be read of the fields of an object, null as what it stands for. */
  private check(
    path: Path,
    fields: Fields,
    facts: Readonly<Record<string, FieldFact>>,
    type: new () => object,
  ): Fields {
    const cleared: Fields = {};
    const given: Fields = {};
    for (const [name, value] of Object.entries(fields)) {
      if (value !== null) given[name] = value;
      else if ('cleared' in facts[name]!) cleared[name] = facts[name].cleared;
      else this.fault([...path, name], 'cannot be empty');
    }
    const instance = plainToInstance(type, given) as Fields;
    const errors = validateSync(instance, { stopAtFirstError: true, forbidUnknownValues: true });
    const wrong = new Set<string>();
    for (const error of errors) {
      wrong.add(error.property);
      if (fields[error.property] === null) continue;
      for (const { path: inner, message } of flatten(error)) this.fault([...path, ...inner], message);
    }
    const read = Object.keys(given).filter((name) => !wrong.has(name));
    return { ...cleared, ...Object.fromEntries(read.map((name) => [name, instance[name]])) };
  }

  private fault(path: Path, message: string): void {
    this.faults.push({ path, message });
  }

  private unknown(path: Path, key: string): void {
    const pointer = `${this.style.pointing(path)}/${escaped(key)}`;
    this.faults.push({ path: [...path, key], pointer, message: 'is not a known field' });
  }
}

const maxSegments = 100;
/** More than any kind of part may have; retired variations come on top of those that are served. */
const maxParts = 1_000;

function flatten(error: ValidationError, path: Path = []): { path: Path; message: string }[] {
  const own = [...path, error.property];
  const messages = Object.values(error.constraints ?? {}).map((message) => ({ path: own, message }));
  return [...messages, ...(error.children ?? []).flatMap((child) => flatten(child, own))];
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A status in either way of writing it; what is none stays as it is. */
function statusNamed(text: string, { status }: DocumentStyle): string {
  const capitalized = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  return status(capitalized) === text ? capitalized : text;
}
