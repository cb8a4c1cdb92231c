import { isStorable } from '../requests/index.js';
import type { ExposureDetails } from '#libs/ingestion';
import type { Attributes } from '#libs/targeting';

/** What a caller says itself about a first exposure; the rest follows from attributes. */
export interface SaidDetails {
  readonly deviceType?: string | null;
  readonly campaignId?: string | null;
  readonly adId?: string | null;
  /** Attributes that the request carries, not those derived from it. */
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

const derived = ['country_code', 'browser', 'operating_system', 'language'];
/** Contexts of OpenFeature have the page among the attributes; its query may tell who somebody is. */
const page = 'url';
const maxAttributes = 20;
const maxLength = 100;

/**
 * What is kept of an exposure so that results can be broken down by it: device, campaign (`utm_campaign` unless
 * one is said), ad, country, browser, operating system, language, and the first 20 attributes of the request that
 * are short texts, numbers or truth values. Never the address of the page.
 */
export function detailsOf(attributes: Attributes, said: SaidDetails = {}): ExposureDetails {
  return {
    deviceType: said.deviceType ?? shortText(attributes['device_type']),
    campaignId: said.campaignId ?? shortText(attributes['utm_campaign']),
    adId: said.adId ?? null,
    attributes: keptAttributes(attributes, said.attributes ?? {}),
  };
}

function keptAttributes(attributes: Attributes, sent: Readonly<Record<string, unknown>>): string | null {
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let count = 0;
  for (const name of derived) if (isShort(attributes[name])) kept[name] = attributes[name];
  for (const name of Object.keys(sent)) {
    if (count === maxAttributes) break;
    if (name === page || !isShort(name) || !isShort(sent[name])) continue;
    kept[name] = sent[name];
    count++;
  }
  const text = JSON.stringify(kept);
  return text === '{}' ? null : text;
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && isShort(value) ? value : null;
}

/** What PostgreSQL can hold as JSON, and people can read in a table. */
function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxLength && isStorable(value);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
