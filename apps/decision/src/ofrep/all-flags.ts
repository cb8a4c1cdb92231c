import { hash } from 'node:crypto';
import type { JsonText, Outcome } from '#libs/evaluation';
import type { StreamOffer } from '../event-streams/index.js';
import { digitsOf, type FlagText, type FlagTexts, printWords } from './flag-texts.js';

const wordBytes = 4;

/** All flags of one context. */
export class AllFlags {
  /** Of exactly this result, so that whoever has it already needs no text. */
  readonly etag: string;
  private readonly texts: readonly FlagText[];
  /** Those that serve nobody. */
  private readonly listed: FlagText;

  constructor(
    private readonly outcomes: readonly Outcome[],
    texts: FlagTexts,
    private readonly offer: StreamOffer | undefined,
  ) {
    this.texts = outcomes.map((outcome) => texts.ofOutcome(outcome));
    this.listed = texts.ofListed();
    this.etag = `"${hash('sha256', this.signature(texts), 'base64url')}"`;
  }

  toJson(): JsonText {
    const { outcomes, texts, listed, offer } = this;
    let { isAscii } = listed;
    let text = '{"flags":[';
    for (let position = 0; position < texts.length; position++) {
      const flag = texts[position]!;
      text += position === 0 ? flag.before : flag.further;
      if (flag.after !== undefined) text += digitsOf(outcomes[position]!.bucket) + flag.after;
      isAscii &&= flag.isAscii;
    }
    if (listed.before !== '') text += texts.length === 0 ? listed.before : listed.further;
    if (offer === undefined) return { text: `${text}]}`, isAscii };
    const { json } = offer;
    return { text: `${text}],"eventStreams":[${json.text}]}`, isAscii: isAscii && json.isAscii };
  }

  /**
   * All that the text is made of, in few bytes: the print and the bucket of each flag, and which stream is offered. A caller
   * who keeps a result keeps the right stream with it.
   */
  private signature(all: FlagTexts): Buffer {
    const { outcomes, texts, listed, offer } = this;
    const name = offer?.name ?? '';
    const length = (printWords + 1) * texts.length + printWords;
    const words = all.roomFor(length + Math.ceil(name.length / wordBytes));
    let at = 0;
    for (let position = 0; position < texts.length; position++) {
      const { print } = texts[position]!;
      for (let word = 0; word < printWords; word++) words[at++] = print[word]!;
      words[at++] = outcomes[position]!.bucket ?? 0;
    }
    for (let word = 0; word < printWords; word++) words[at++] = listed.print[word]!;
    const bytes = Buffer.from(words.buffer, 0, length * wordBytes + name.length);
    bytes.write(name, length * wordBytes, 'latin1');
    return bytes;
  }
}
