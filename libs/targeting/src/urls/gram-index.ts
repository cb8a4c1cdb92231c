import type { PositionSet } from './position-set.js';
import { HOOK_LENGTH } from './url-hooks.js';

/** A text to be found, with the four characters of it that it is filed under. */
interface Entry {
  text: string;
  /** What stands for it. */
  positions: readonly number[];
  gram: number;
  /** Index of the last character of the gram in the text. */
  gramEnd: number;
  /** The number of the next one in the same slot, 0 for none. */
  next: number;
}

/**
 * Finds in one pass over a URL which of many texts it contains.
 *
 * Each text is filed under four characters in a row, those that the fewest other texts have, so most texts
 * are never compared at all.
 */
export class GramIndex {
  private readonly shift: number;
  /** Per slot the number, from 1, of the first of its entries; 0 for none. */
  private readonly slots: Uint32Array;
  private readonly entries: Entry[] = [];

  /** @param positionsByText texts of at least `HOOK_LENGTH` characters, each with what stands for it */
  constructor(positionsByText: ReadonlyMap<string, readonly number[]>) {
    const texts = [...positionsByText.keys()];
    const bits = Math.min(20, Math.max(4, Math.ceil(Math.log2(texts.length * 8 + 1))));
    this.shift = 32 - bits;
    this.slots = new Uint32Array(2 ** bits);

    const frequencies = countGrams(texts);
    for (const [text, positions] of positionsByText) {
      this.file({ text, positions, ...rarestGram(text, frequencies), next: 0 });
    }
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** Adds what stands for the texts that the URL contains. */
  addContained(url: string, positions: PositionSet): void {
    const { slots, shift, entries } = this;
    if (entries.length === 0) return;

    let gram = 0;
    for (let i = 0; i < url.length; i++) {
      gram = (gram << 8) | (url.charCodeAt(i) & 0xff);
      for (let next = slots[slotOf(gram, shift)]!; next !== 0; next = entries[next - 1]!.next) {
        const entry = entries[next - 1]!;
        if (entry.gram === gram && isThere(entry, url, i)) positions.addAll(entry.positions);
      }
    }
  }

  private file(entry: Entry): void {
    const slot = slotOf(entry.gram, this.shift);
    this.entries.push({ ...entry, next: this.slots[slot]! });
    this.slots[slot] = this.entries.length;
  }
}

/** Whether the text of an entry is in the URL where its gram ends at an index. */
function isThere({ text, gramEnd }: Entry, url: string, index: number): boolean {
  return index >= gramEnd && url.startsWith(text, index - gramEnd);
}

function slotOf(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}

/** In how many of the texts each gram occurs. */
function countGrams(texts: readonly string[]): Map<number, number> {
  const frequencies = new Map<number, number>();
  for (const text of texts) {
    for (const gram of new Set(gramsOf(text))) frequencies.set(gram, (frequencies.get(gram) ?? 0) + 1);
  }
  return frequencies;
}

/** The last of those that are rarest: the beginnings of URLs are alike. */
function rarestGram(text: string, frequencies: Map<number, number>): { gram: number; gramEnd: number } {
  const grams = gramsOf(text);
  const rarest = grams.reduce(
    (best, gram, i) => (frequencies.get(gram)! <= frequencies.get(grams[best]!)! ? i : best),
    0,
  );
  return { gram: grams[rarest]!, gramEnd: rarest + HOOK_LENGTH - 1 };
}

/** Each four characters in a row, as one integer of their low bytes. */
function gramsOf(text: string): number[] {
  const grams: number[] = [];
  let gram = 0;
  for (let i = 0; i < text.length; i++) {
    gram = (gram << 8) | (text.charCodeAt(i) & 0xff);
    if (i >= HOOK_LENGTH - 1) grams.push(gram);
  }
  return grams;
}
