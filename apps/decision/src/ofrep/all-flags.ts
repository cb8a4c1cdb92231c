import { hash } from 'node:crypto';
import { isAsciiText, type JsonText, type Outcome } from '#libs/evaluation';
import type { StreamOffer } from '../event-streams/index.js';
import { fillIn, printWords, type FlagTexts } from './flag-texts.js';

/** All flags of one context. */
export class AllFlags {
  /** Of exactly this result, so that whoever has it already needs no text. */
  readonly etag: string;

  constructor(
    private readonly outcomes: readonly Outcome[],
    private readonly texts: FlagTexts,
    private readonly offer: StreamOffer | undefined,
  ) {
    this.etag = `"${hash('sha256', this.signature(), 'base64url')}"`;
  }

  toJson(): JsonText {
    const { outcomes, texts, offer } = this;
    const listed = texts.ofListed();
    let { isAscii } = listed;
    let list = '';
    for (const outcome of outcomes) {
      const text = texts.ofOutcome(outcome);
      if (list !== '') list += ',';
      list += fillIn(text, outcome.bucket);
      isAscii &&= text.isAscii;
    }
    if (list !== '' && listed.before !== '') list += ',';
    list += listed.before;
    if (offer === undefined) return { text: `{"flags":[${list}]}`, isAscii };
    const entry = JSON.stringify(offer.entry);
    const text = `{"flags":[${list}],"eventStreams":[${entry}]}`;
    return { text, isAscii: isAscii && isAsciiText(entry) };
  }

  /**
   * All that the text is made of, in few bytes: the print and the bucket of each flag, and which stream is offered. A caller
   * who keeps a result keeps the right stream with it.
   */
  private signature(): Buffer {
    const { outcomes, texts, offer } = this;
    const name = offer?.name ?? '';
    const words = new Uint32Array((printWords + 1) * outcomes.length + printWords);
    let at = 0;
    for (const outcome of outcomes) {
      words.set(texts.ofOutcome(outcome).print, at);
      words[at + printWords] = outcome.bucket ?? 0;
      at += printWords + 1;
    }
    words.set(texts.ofListed().print, at);
    const bytes = Buffer.from(words.buffer);
    return name === '' ? bytes : Buffer.concat([bytes, Buffer.from(name)]);
  }
}
