import { STATUS_CODES } from 'node:http';
import type { LaneAnswer } from './lane.js';

export interface AnswerTextsOptions {
  /** How long the server keeps a connection without requests; 0 for as long as the client wants. */
  readonly keepAliveMs: () => number;
  /** Milliseconds since 1970 of this machine's clock. */
  readonly now: () => number;
}

/** Writes answers as Node's own server does: the same headers in the same order. */
export class AnswerTexts {
  private second = NaN;
  private dateLine = '';

  constructor(private readonly options: AnswerTextsOptions) {}

  /** The whole answer, to be written in its encoding. */
  textOf({ status, headers, text, isLast }: LaneAnswer): string {
    let lines =
      status === 200 ? 'HTTP/1.1 200 OK\r\n' : `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
    for (let index = 0; index < headers.length; index += 2)
      lines += `${headers[index]}: ${headers[index + 1]}\r\n`;
    return `${lines}${this.date()}${isLast ? closing : this.keeping()}\r\n${text}`;
  }

  /** Of this second. */
  private date(): string {
    const now = this.options.now();
    const second = Math.floor(now / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.dateLine = `Date: ${new Date(now).toUTCString()}\r\n`;
    }
    return this.dateLine;
  }

  private keeping(): string {
    const ms = this.options.keepAliveMs();
    if (ms === 0) return keepingForEver;
    return `${keepingForEver}Keep-Alive: timeout=${Math.floor(ms / 1_000)}\r\n`;
  }
}

const closing = 'Connection: close\r\n';
const keepingForEver = 'Connection: keep-alive\r\n';
