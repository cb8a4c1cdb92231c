import { canonicalUrl } from './canonical-url.js';

/** The URL of one request, brought into the form for comparisons at most once, and only when asked. */
export class RequestUrl {
  private canonicalText: string | undefined;

  /** @param text the URL as given: what CONTAIN looks into */
  constructor(readonly text: string) {}

  /** What IS compares: see `canonicalUrl`. */
  get canonical(): string {
    return (this.canonicalText ??= canonicalUrl(this.text));
  }
}
