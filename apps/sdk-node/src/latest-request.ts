import { EvaluationRequest, isHttpUrl, isIdText, trustedAttributes } from '#libs/evaluation';
import { type Context, isPlain } from './contexts.js';

/**
 * What was made of the latest context: programs ask about one end user several times in a row. It counts for contexts that
 * say the same, whichever objects they are.
 */
export class LatestRequest {
  private names: string[] = [];
  private values: unknown[] = [];
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
    return this.read(context);
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

  private read(context: Context): EvaluationRequest | undefined {
    if (!isPlain(context)) return undefined;
    const { targetingKey: endUserId, ...attributes } = context;
    if (typeof endUserId !== 'string' || !isIdText(endUserId)) return undefined;
    const page = attributes['url'];
    const url = page !== undefined && isHttpUrl(page) ? (page as string) : undefined;
    this.names = [];
    this.values = [];
    for (const name in context) {
      this.names.push(name);
      this.values.push(context[name]);
    }
    const now = this.now();
    const ask = () => trustedAttributes({ url, attributes });
    return (this.request = new EvaluationRequest({ endUserId, url, now, attributes: ask }));
  }
}
