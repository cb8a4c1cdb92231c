import type { Program } from './program.js';

/**
 * What becomes of a set of positions between two characters, about which the same facts hold. Positions are the
 * instructions that take a character, in the order of the program; sets of them are words of 32 bits.
 */
export interface Transitions {
  /** Whether a match may begin here and is complete. */
  readonly matchesAtOnce: boolean;
  /** The positions after which a match is complete. */
  readonly completing: Int32Array;
  /** The positions that a match can begin with. */
  readonly beginning: Int32Array;
  /** The positions that come after the one before them. */
  readonly chained: Int32Array;
  /** All other ways, as `first word, words, first word of the goals, words of the goals`, then both sets. */
  readonly jumps: Int32Array;
}

/** The positions that come after others, where certain facts hold. */
export function findTransitions(
  program: Program,
  positionOf: Int32Array,
  facts: number,
  words: number,
): Transitions {
  const reach = new Reach(program, positionOf, facts, words);
  const begin = reach.from(program.start);
  const completing = new Int32Array(words);
  const chained = new Int32Array(words);
  const jumps = new Map<string, Jump>();

  program.instructions.forEach((instruction, index) => {
    if (instruction.kind !== 'take' || positionOf[index]! < 0) return;
    const position = positionOf[index]!;
    const { goals, matches } = reach.from(instruction.out);
    if (matches) add(completing, position);
    const others = goals.slice();
    if (has(goals, position + 1)) {
      add(chained, position + 1);
      remove(others, position + 1);
    }
    if (others.every((word) => word === 0)) return;
    const key = others.join();
    const jump = jumps.get(key) ?? { sources: new Int32Array(words), goals: others };
    jumps.set(key, jump);
    add(jump.sources, position);
  });
  return {
    matchesAtOnce: begin.matches,
    completing,
    beginning: begin.goals,
    chained,
    jumps: Int32Array.from([...jumps.values()].flatMap(writeJump)),
  };
}

/** What a character costs in these transitions: one step is about a nanosecond. */
export function stepsOf({ chained, jumps }: Transitions): number {
  if (chained.length === 1) return 4 + jumps.length / 2;
  let steps = 4 + 6 * chained.length;
  for (let at = 0; at < jumps.length;) {
    const size = jumps[at + 1]! + jumps[at + 3]!;
    steps += 4 + size;
    at += 4 + size;
  }
  return steps;
}

interface Jump {
  readonly sources: Int32Array;
  readonly goals: Int32Array;
}

function writeJump({ sources, goals }: Jump): number[] {
  const [source, goal] = [trimmed(sources), trimmed(goals)];
  return [source.first, source.words.length, goal.first, goal.words.length, ...source.words, ...goal.words];
}

function trimmed(set: Int32Array): { first: number; words: number[] } {
  const first = set.findIndex((word) => word !== 0);
  const last = set.findLastIndex((word) => word !== 0);
  return { first, words: Array.from(set.subarray(first, last + 1)) };
}

interface Reached {
  readonly goals: Int32Array;
  readonly matches: boolean;
}

/** Which positions can be reached from an instruction without taking a character. */
class Reach {
  private readonly known = new Map<number, Reached>();

  constructor(
    private readonly program: Program,
    private readonly positionOf: Int32Array,
    private readonly facts: number,
    private readonly words: number,
  ) {}

  from(start: number): Reached {
    const known = this.known.get(start);
    if (known) return known;
    const reached = this.search(start);
    this.known.set(start, reached);
    return reached;
  }

  private search(start: number): Reached {
    const { instructions } = this.program;
    const seen = new Uint8Array(instructions.length);
    const goals = new Int32Array(this.words);
    let matches = false;
    const pending = [start];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (seen[index]) continue;
      seen[index] = 1;
      const instruction = instructions[index]!;
      if (instruction.kind === 'take') add(goals, this.positionOf[index]!);
      else if (instruction.kind === 'match') matches = true;
      else if (instruction.kind === 'fork') pending.push(...instruction.outs);
      else if (instruction.kind === 'pass') pending.push(instruction.out);
      else if (instruction.kind === 'check' && (instruction.facts & ~this.facts) === 0)
        pending.push(instruction.out);
    }
    return { goals, matches };
  }
}

function add(set: Int32Array, position: number): void {
  set[position >>> 5]! |= 1 << (position & 31);
}

function remove(set: Int32Array, position: number): void {
  set[position >>> 5]! &= ~(1 << (position & 31));
}

function has(set: Int32Array, position: number): boolean {
  return ((set[position >>> 5] ?? 0) & (1 << (position & 31))) !== 0;
}
