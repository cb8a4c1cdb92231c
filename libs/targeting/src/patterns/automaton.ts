import { CharacterClasses } from './character-classes.js';
import { Facts, type Program } from './program.js';
import { stepsOf, findTransitions, type Transitions } from './transitions.js';

/** What stands on a side of a place between two characters. */
const side = { edge: 0, newline: 1, word: 2, other: 3 } as const;
type Side = (typeof side)[keyof typeof side];
const sides = 4;

/**
 * Finds whether a text holds a match, by following all ways through a pattern at once: for each character a few
 * operations on sets of its positions. So what a search costs depends on the pattern and on the length of the text
 * alone, never on what was searched before.
 */
export class Automaton {
  /** What one character costs at most, in operations on words: about a nanosecond each. */
  readonly stepsPerCharacter: number;
  private readonly classes: CharacterClasses;
  /** By `side before * sides + side after`. */
  private readonly transitions: readonly Transitions[];
  private readonly tellsWords: boolean;
  private readonly tellsLines: boolean;
  /** Those that the characters so far may have led to. */
  private readonly positions: Int32Array;
  /** What jumps add for the next character; empty in between. */
  private readonly jumped: Int32Array;

  constructor(program: Program) {
    const { instructions } = program;
    const positionOf = new Int32Array(instructions.length).fill(-1);
    const ranges: ArrayLike<number>[] = [];
    instructions.forEach((instruction, index) => {
      if (instruction.kind === 'take') positionOf[index] = ranges.push(instruction.ranges) - 1;
    });
    const words = Math.max(1, Math.ceil(ranges.length / 32));
    let facts = 0;
    for (const instruction of instructions) if (instruction.kind === 'check') facts |= instruction.facts;
    this.tellsWords = (facts & (Facts.wordBoundary | Facts.noWordBoundary)) !== 0;
    this.tellsLines = (facts & (Facts.lineBegins | Facts.lineEnds)) !== 0;
    this.classes = new CharacterClasses(ranges, words);
    const found = new Map<number, Transitions>();
    this.transitions = Array.from({ length: sides * sides }, (_, at) => {
      const asked =
        facts & factsBetween(this.told(Math.floor(at / sides) as Side), this.told((at % sides) as Side));
      const known = found.get(asked) ?? findTransitions(program, positionOf, asked, words);
      found.set(asked, known);
      return known;
    });
    this.stepsPerCharacter = this.classes.steps + Math.max(...[...found.values()].map(stepsOf));
    this.positions = new Int32Array(words);
    this.jumped = new Int32Array(words);
  }

  /** Whether any part of the text is a match. */
  isIn(text: string): boolean {
    return this.positions.length === 1 ? this.isInByWord(text) : this.isInBySet(text);
  }

  /** The same for a pattern whose positions fit into one word. */
  private isInByWord(text: string): boolean {
    const { classes, transitions } = this;
    const { takers } = classes;
    let positions = 0;
    let before: Side = side.edge;
    for (let i = 0; i < text.length; i++) {
      const codePoint = codePointAt(text, i);
      if (codePoint > 0xffff) i++;
      const after = this.sideOf(codePoint);
      const { matchesAtOnce, completing, chained, beginning, jumps } = transitions[before * sides + after]!;
      if (matchesAtOnce || (positions & completing[0]!) !== 0) return true;
      let reached = ((positions << 1) & chained[0]!) | beginning[0]!;
      for (let at = 4; at < jumps.length; at += 6)
        if ((positions & jumps[at]!) !== 0) reached |= jumps[at + 1]!;
      positions = reached & takers[classes.offsetOf(codePoint)]!;
      before = after;
    }
    const { matchesAtOnce, completing } = transitions[before * sides + side.edge]!;
    return matchesAtOnce || (positions & completing[0]!) !== 0;
  }

  private isInBySet(text: string): boolean {
    const { positions, classes, transitions } = this;
    positions.fill(0);
    let before: Side = side.edge;
    for (let i = 0; i < text.length; i++) {
      const codePoint = codePointAt(text, i);
      if (codePoint > 0xffff) i++;
      const after = this.sideOf(codePoint);
      if (this.take(classes.offsetOf(codePoint), transitions[before * sides + after]!)) return true;
      before = after;
    }
    return this.isComplete(transitions[before * sides + side.edge]!);
  }

  /** Goes on over a character of a class; says whether a match was complete before it. */
  private take(
    offset: number,
    { matchesAtOnce, completing, chained, beginning, jumps }: Transitions,
  ): boolean {
    if (matchesAtOnce) return true;
    const { positions, jumped } = this;
    const { takers } = this.classes;
    for (let at = 0; at < jumps.length;) at = jump(jumps, at, positions, jumped);
    let carry = 0;
    let complete = 0;
    for (let word = 0; word < positions.length; word++) {
      const bits = positions[word]!;
      complete |= bits & completing[word]!;
      const reached = (((bits << 1) | carry) & chained[word]!) | beginning[word]! | jumped[word]!;
      positions[word] = reached & takers[offset + word]!;
      jumped[word] = 0;
      carry = bits >>> 31;
    }
    return complete !== 0;
  }

  private isComplete({ matchesAtOnce, completing }: Transitions): boolean {
    return matchesAtOnce || this.positions.some((bits, word) => (bits & completing[word]!) !== 0);
  }

  private sideOf(codePoint: number): Side {
    if (this.tellsLines && codePoint === 0x0a) return side.newline;
    return this.tellsWords && isWord(codePoint) ? side.word : side.other;
  }

  /** A side as far as the pattern asks. */
  private told(one: Side): Side {
    const asks = one === side.newline ? this.tellsLines : one === side.word ? this.tellsWords : true;
    return asks ? one : side.other;
  }
}

/** Adds the goals of the jump that is written at an index if a source is among the positions; gives where it ends. */
function jump(jumps: Int32Array, at: number, positions: Int32Array, jumped: Int32Array): number {
  const firstSource = jumps[at]!;
  const sources = jumps[at + 1]!;
  const firstGoal = jumps[at + 2]!;
  const goals = jumps[at + 3]!;
  const sourcesAt = at + 4;
  const goalsAt = sourcesAt + sources;
  for (let word = 0; word < sources; word++) {
    if ((positions[firstSource + word]! & jumps[sourcesAt + word]!) === 0) continue;
    for (let goal = 0; goal < goals; goal++) jumped[firstGoal + goal]! |= jumps[goalsAt + goal]!;
    break;
  }
  return goalsAt + goals;
}

function factsBetween(before: Side, after: Side): number {
  let facts = 0;
  if (before === side.edge) facts |= Facts.textBegins | Facts.lineBegins;
  if (before === side.newline) facts |= Facts.lineBegins;
  if (after === side.edge) facts |= Facts.textEnds | Facts.lineEnds;
  if (after === side.newline) facts |= Facts.lineEnds;
  const differ = (before === side.word) !== (after === side.word);
  return facts | (differ ? Facts.wordBoundary : Facts.noWordBoundary);
}

/** As `String.prototype.codePointAt`, but for an index within the text, and fast for most characters. */
function codePointAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(index)! : unit;
}

function isWord(codePoint: number): boolean {
  return (
    (codePoint >= 0x61 && codePoint <= 0x7a) ||
    (codePoint >= 0x41 && codePoint <= 0x5a) ||
    (codePoint >= 0x30 && codePoint <= 0x39) ||
    codePoint === 0x5f
  );
}
