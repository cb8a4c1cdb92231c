import { canonicalUrl } from './canonical-url.js';
import { type PageAddress, type Parameter, parametersOf, readAddress, setOf } from './page-address.js';
import { addressForms } from './text-form.js';
import { isTrackingParameter } from './tracking-parameters.js';

/** The URL of one request, brought into the forms for comparisons at most once each, and only when asked. */
export class RequestUrl {
  private canonicalText: string | undefined;
  private knownForms: readonly string[] | undefined;
  private knownAddress: PageAddress | undefined;
  private knownParameters: readonly Parameter[] | undefined;
  private knownWhole: string | undefined;
  private knownUntracked: string | undefined;

  /** @param text the URL as given */
  constructor(readonly text: string) {
    this.canonicalText = undefined;
    this.knownForms = undefined;
    this.knownAddress = undefined;
    this.knownParameters = undefined;
    this.knownWhole = undefined;
    this.knownUntracked = undefined;
  }

  /** What IS compares with matching 1: see `canonicalUrl`. */
  get canonical(): string {
    return (this.canonicalText ??= canonicalUrl(this.text));
  }

  /** What CONTAIN looks into with matching 2: see `addressForms`. */
  get forms(): readonly string[] {
    return (this.knownForms ??= addressForms(this.text));
  }

  /** What IS compares with matching 2. */
  get address(): PageAddress {
    return (this.knownAddress ??= readAddress(this.text));
  }

  get parameters(): readonly Parameter[] {
    return (this.knownParameters ??= parametersOf(this.address.query));
  }

  /** All parameters as a set. */
  get parameterSet(): string {
    return (this.knownWhole ??= setOf(this.parameters));
  }

  /** The parameters as a set without those of advertising. */
  get untrackedSet(): string {
    return (this.knownUntracked ??= setOf(this.parameters, isTrackingParameter));
  }
}

/** Whether something holds for the URL of a request. */
export type UrlPredicate = (url: RequestUrl) => boolean;
