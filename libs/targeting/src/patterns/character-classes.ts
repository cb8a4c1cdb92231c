/**
 * Characters that no position of a pattern tells apart are one class, and each class has the set of the positions
 * that take its characters, as bits.
 */
export class CharacterClasses {
  /** Where in `takers` the set of a character's class begins, for ASCII. */
  private readonly asciiOffsets = new Int32Array(128);
  /** The first code points of the classes but the first, ascending. */
  private readonly firsts: Int32Array;
  /** The sets of all classes, one after the other. */
  readonly takers: Int32Array;

  /**
   * @param rangesByPosition for each position pairs of first and last code points, ascending
   * @param words how many words of 32 bits a set of positions has
   */
  constructor(
    rangesByPosition: readonly ArrayLike<number>[],
    private readonly words: number,
  ) {
    this.firsts = firstsOf(rangesByPosition);
    this.takers = new Int32Array((this.firsts.length + 1) * words);
    rangesByPosition.forEach((ranges, position) => this.addTaker(position, ranges));
    for (let code = 0; code < 128; code++) this.asciiOffsets[code] = this.find(code) * words;
  }

  /** What it takes to find the class of a character: those beyond ASCII are searched for. */
  get steps(): number {
    const beyondAscii = this.firsts.length - this.firsts.findLastIndex((first) => first < 128) - 1;
    return 4 + 2 * Math.ceil(Math.log2(beyondAscii + 1));
  }

  /** Where in `takers` the set of the positions begins that take the character. */
  offsetOf(codePoint: number): number {
    return codePoint < 128 ? this.asciiOffsets[codePoint]! : this.find(codePoint) * this.words;
  }

  private addTaker(position: number, ranges: ArrayLike<number>): void {
    const word = position >>> 5;
    const bit = 1 << (position & 31);
    for (let i = 0; i < ranges.length; i += 2) {
      const last = this.find(ranges[i + 1]!);
      for (let at = this.find(ranges[i]!); at <= last; at++) this.takers[at * this.words + word]! |= bit;
    }
  }

  /** The number of a character's class. */
  private find(codePoint: number): number {
    const { firsts } = this;
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (firsts[middle]! <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function firstsOf(rangesByPosition: readonly ArrayLike<number>[]): Int32Array {
  const firsts = new Set<number>();
  for (const ranges of rangesByPosition)
    for (let i = 0; i < ranges.length; i += 2) firsts.add(ranges[i]!).add(ranges[i + 1]! + 1);
  firsts.delete(0);
  return Int32Array.from(firsts).sort();
}
