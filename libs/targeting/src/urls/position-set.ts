/** A set of small positions that is emptied and filled again without a new allocation. */
export class PositionSet {
  private readonly words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  add(position: number): void {
    this.words[position >>> 5]! |= 1 << (position & 31);
  }

  addAll(positions: readonly number[]): void {
    for (const position of positions) this.add(position);
  }

  copyFrom(other: PositionSet): void {
    for (let i = 0; i < this.words.length; i++) this.words[i] = other.words[i]!;
  }

  /** The positions that pass the test, in ascending order. */
  filter(passes: (position: number) => boolean): number[] {
    const passing: number[] = [];
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i]!; word !== 0; word &= word - 1) {
        const position = i * 32 + 31 - Math.clz32(word & -word);
        if (passes(position)) passing.push(position);
      }
    }
    return passing;
  }
}
