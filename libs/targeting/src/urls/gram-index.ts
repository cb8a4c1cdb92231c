import type { PositionSet } from './position-set.js';
import { HOOK_LENGTH } from './url-hooks.js';

/** A text to be found, and the position that stands for it. */
export interface IndexedText {
  text: string;
  position: number;
}

/** A text with the four characters of it that it is filed under. */
interface Entry extends IndexedText {
  gram: number;
  gramEnd: number;
  /** The next one in the same slot. */
  next: Entry | undefined;
}

/**
 * Finds in one pass over a URL which of many texts it contains.
 *
 * Each text is filed under four characters in a row, those that the fewest other texts have, so most texts
 * are never compared at all.
 */
export class GramIndex {
  private readonly shift: number;
  private readonly slots: (Entry | undefined)[];

  constructor(private readonly texts: readonly IndexedText[]) {
    const bits = Math.min(20, Math.max(4, Math.ceil(Math.log2(texts.length * 4 + 1))));
    this.shift = 32 - bits;
    this.slots = new Array<Entry | undefined>(2 ** bits).fill(undefined);
    this.fileAll();
  }

  /** Adds the position of each text that the URL contains. */
  addContained(url: string, positions: PositionSet): void {
    if (this.texts.length === 0) return;

    let gram = 0;
    for (let i = 0; i < url.length; i++) {
      gram = (gram << 8) | (url.charCodeAt(i) & 0xff);
      const first = this.slots[slotOf(gram, this.shift)];
      if (first !== undefined) addMatching(first, { url, gram, gramEnd: i }, positions);
    }
  }

  private fileAll(): void {
    const frequencies = countGrams(this.texts);

    for (const { text, position } of this.texts) {
      const { gram, gramEnd } = rarestGram(text, frequencies);
      const slot = slotOf(gram, this.shift);
      this.slots[slot] = { text, position, gram, gramEnd, next: this.slots[slot] };
    }
  }
}

function addMatching(
  first: Entry,
  { url, gram, gramEnd }: { url: string; gram: number; gramEnd: number },
  positions: PositionSet,
): void {
  for (let entry: Entry | undefined = first; entry !== undefined; entry = entry.next) {
    if (entry.gram !== gram || positions.has(entry.position)) continue;
    const start = gramEnd - entry.gramEnd;
    if (start >= 0 && url.startsWith(entry.text, start)) positions.add(entry.position);
  }
}

function slotOf(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}

/** In how many of the texts each gram occurs. */
function countGrams(texts: readonly IndexedText[]): Map<number, number> {
  const frequencies = new Map<number, number>();
  for (const { text } of texts) {
    for (const gram of new Set(gramsOf(text))) frequencies.set(gram, (frequencies.get(gram) ?? 0) + 1);
  }
  return frequencies;
}

/** The last of those that are rarest: the beginnings of URLs are alike. */
function rarestGram(text: string, frequencies: Map<number, number>): { gram: number; gramEnd: number } {
  const grams = gramsOf(text);
  const counts = grams.map((gram) => frequencies.get(gram)!);
  const rarest = counts.lastIndexOf(Math.min(...counts));
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
