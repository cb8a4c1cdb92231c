import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Attributes, RequestUrl } from '#libs/targeting';
import type { CompiledRules } from './compiled-project.js';

/** What a caller knows about the end user of a decision. */
export interface EvaluationInput {
  /** The text form: the integer 42 and the text '42' are the same end user. */
  endUserId: string;
  /** Milliseconds since 1970; without it no planned end has come. */
  now?: number | undefined;
  /** Without one, only experiments that have no URL conditions are for the end user. */
  url?: string | undefined;
  /** Asked at most once, and only when a candidate has segment rules; given what is stored, if anything. */
  attributes?: ((stored: Attributes) => Attributes) | undefined;
  /** The segments that the end user is explicitly assigned to. */
  segmentIds?: ReadonlySet<number> | undefined;
}

/** One request for decisions; it holds what was derived so far, so use one object from match to assign. */
export class EvaluationRequest {
  readonly endUserId: string;
  readonly now: number;
  readonly url: RequestUrl | undefined;
  /** May be set between `matchUrl` and `matchSegments`, once it is known that somebody asks. */
  segmentIds: ReadonlySet<number>;
  /** Likewise, before anybody asks for `attributes`. */
  storedAttributes: Attributes;
  /** Whether the end user may be joined to another id, so that what is recorded wins everywhere. */
  isJoined: boolean;
  private readonly askAttributes: ((stored: Attributes) => Attributes) | undefined;
  private knownAttributes: Attributes | undefined;
  private heldRules: Map<CompiledRules, boolean> | undefined;
  private ownHash: string | undefined;
  private prerequisites: Prerequisites | undefined;

  constructor({ endUserId, now, url, attributes, segmentIds }: EvaluationInput) {
    this.endUserId = endUserId;
    this.now = now ?? -Infinity;
    this.url = url === undefined ? undefined : new RequestUrl(url);
    this.segmentIds = segmentIds ?? noSegments;
    this.storedAttributes = noAttributes;
    this.isJoined = false;
    this.askAttributes = attributes;
    this.knownAttributes = undefined;
    this.heldRules = undefined;
    this.ownHash = undefined;
    this.prerequisites = undefined;
  }

  get attributes(): Attributes {
    return (this.knownAttributes ??= this.askAttributes?.(this.storedAttributes) ?? noAttributes);
  }

  /** The SHA-256 of the id, in hexadecimal. */
  get endUserHash(): string {
    return (this.ownHash ??= bytesToHex(sha256(utf8ToBytes(this.endUserId))));
  }

  /** What is known of other flags that rules ask for, as long as what is recorded is asked in the same way. */
  prerequisitesBy(recorded: object): Map<number, number | null | undefined> {
    if (this.prerequisites?.recorded !== recorded) this.prerequisites = { recorded, known: new Map() };
    return this.prerequisites.known;
  }

  /** Whether rules hold; those that search for patterns are asked once. */
  holds(rules: CompiledRules): boolean {
    if (!rules.steps.searches) return rules.hold(this.attributes);
    const known = this.heldRules?.get(rules);
    if (known !== undefined) return known;
    const held = rules.hold(this.attributes);
    (this.heldRules ??= new Map()).set(rules, held);
    return held;
  }
}

/** What other flags serve, by experiment: `null` for nothing, `undefined` when nobody can tell. */
interface Prerequisites {
  readonly recorded: object;
  readonly known: Map<number, number | null | undefined>;
}

const noSegments: ReadonlySet<number> = new Set();
const noAttributes: Attributes = Object.freeze({});
