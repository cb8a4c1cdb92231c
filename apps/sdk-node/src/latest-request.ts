import { EvaluationRequest, isHttpUrl, isIdText, trustedAttributes } from '#libs/evaluation';
import { type Context, isPlain } from './contexts.js';

/**
 * What was made of the latest context: programs ask about one end user several times in a row. It counts for contexts that
 * say the same, whichever objects they are.
 */
export class LatestRequest {
  private readonly names: string[] = [];
  private readonly values: unknown[] = [];
  private request: EvaluationRequest | undefined;

  constructor(private readonly now: () => number) {}

  /**
   * Undefined for a context that has to be read in another way.
   *
   * @param firstEndAt when the first experiment ends; infinite for never
   */
  requestOf(context: Context, firstEndAt: number): EvaluationRequest | undefined {
    const { request } = this;
    if (request !== undefined && this.isLatest(context)) {
      if (firstEndAt === Infinity || request.now === this.now()) return request;
    }
    return (this.request = this.read(context, firstEndAt));
  }

  private isLatest(context: Context): boolean {
    if (typeof context !== 'object' || context === null) return false;
    const { names, values } = this;
    let count = 0;
    for (const name in context) {
      if (names[count] !== name || values[count] !== context[name]) return false;
      count++;
    }
    return count === names.length;
  }

  private read(context: Context, firstEndAt: number): EvaluationRequest | undefined {
    if (!isPlain(context)) return undefined;
    const { targetingKey: endUserId } = context;
    if (typeof endUserId !== 'string' || !isIdText(endUserId)) return undefined;
    const attributes = this.keep(context);
    const page = attributes['url'];
    const url = page !== undefined && isHttpUrl(page) ? (page as string) : undefined;
    // Nothing asks for the time when nothing ends.
    const now = firstEndAt === Infinity ? undefined : this.now();
    const ask = () => trustedAttributes({ url, attributes });
    return new EvaluationRequest({ endUserId, url, now, attributes: ask });
  }

  /** Notes what a plain context says. Gives what it says beside the targeting key. */
  private keep(context: Context): Record<string, unknown> {
    const { names, values } = this;
    const attributes: Record<string, unknown> = {};
    let count = 0;
    for (const name in context) {
      const value = context[name];
      names[count] = name;
      values[count++] = value;
      if (name === 'targetingKey') continue;
      if (name === '__proto__') Object.defineProperty(attributes, name, { value, ...ordinary });
      else attributes[name] = value;
    }
    // Setting it costs, and most contexts have the same names.
    if (names.length !== count) {
      names.length = count;
      values.length = count;
    }
    return attributes;
  }
}

const ordinary = { configurable: true, enumerable: true, writable: true };
