import { RE2JS } from 're2js';

/** One step of a pattern's program; code points come as pairs of first and last. */
export type Instruction =
  | { readonly kind: 'take'; readonly ranges: ArrayLike<number>; readonly out: number }
  | { readonly kind: 'fork'; readonly outs: readonly [number, number] }
  | { readonly kind: 'pass'; readonly out: number }
  /** Goes on only where all of these facts hold; see `Facts`. */
  | { readonly kind: 'check'; readonly facts: number; readonly out: number }
  | { readonly kind: 'match' }
  | { readonly kind: 'fail' };

/** A pattern after its repetitions are written out. */
export interface Program {
  readonly start: number;
  readonly instructions: readonly Instruction[];
}

/** What may hold between two characters; bits of a set. */
export const Facts = {
  lineBegins: 1,
  lineEnds: 2,
  textBegins: 4,
  textEnds: 8,
  wordBoundary: 16,
  noWordBoundary: 32,
} as const;

/**
 * Reads a pattern of JavaScript's syntax, without look-around and back-references.
 *
 * @throws Error for a pattern that is invalid
 */
export function readPattern(source: string, flags: '' | 'i'): Program {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(source), flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0);
  const { start, inst } = compiled.re2Input.prog as { start: number; inst: readonly CompiledInstruction[] };
  return { start, instructions: inst.map(toInstruction) };
}

/** As the library writes it. */
interface CompiledInstruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  readonly runes: ArrayLike<number>;
}

/** The library's numbers of operations. */
const [alt, altMatch, capture, emptyWidth, fail, match, nop, rune, rune1, anyRune, anyRuneButNewline] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];
const foldCase = 1;
const lastCodePoint = 0x10ffff;

function toInstruction({ op, out, arg, runes }: CompiledInstruction): Instruction {
  switch (op) {
    case alt:
    case altMatch:
      return { kind: 'fork', outs: [out, arg] };
    case capture:
    case nop:
      return { kind: 'pass', out };
    case emptyWidth:
      return { kind: 'check', facts: arg, out };
    case match:
      return { kind: 'match' };
    case fail:
      return { kind: 'fail' };
    case anyRune:
      return { kind: 'take', ranges: [0, lastCodePoint], out };
    case anyRuneButNewline:
      return { kind: 'take', ranges: [0, 0x09, 0x0b, lastCodePoint], out };
    case rune:
    case rune1:
      return { kind: 'take', ranges: rangesOf(runes, (arg & foldCase) !== 0), out };
    default:
      throw new Error(`has an operation that is not known here: ${op}`);
  }
}

function rangesOf(runes: ArrayLike<number>, ignoresCase: boolean): ArrayLike<number> {
  if (runes.length !== 1) return runes;
  const [only] = Array.from(runes) as [number];
  return ignoresCase ? casesOf(only) : [only, only];
}

const knownCases = new Map<number, ArrayLike<number>>();
const mostKnownCases = 2_000;

/** A character in all its cases. The library tells them only for classes of several characters. */
function casesOf(codePoint: number): ArrayLike<number> {
  const known = knownCases.get(codePoint);
  if (known) return known;
  const other = codePoint === 1 ? 2 : 1;
  const asClass = RE2JS.compile(`(?i)[\\x{${codePoint.toString(16)}}\\x{${other}}]`).re2Input.prog as {
    inst: readonly CompiledInstruction[];
  };
  const { runes } = asClass.inst.find(({ op }) => op === rune)!;
  const cases = Array.from(runes).slice(other < codePoint ? 2 : 0);
  if (knownCases.size >= mostKnownCases) knownCases.clear();
  knownCases.set(codePoint, cases);
  return cases;
}
