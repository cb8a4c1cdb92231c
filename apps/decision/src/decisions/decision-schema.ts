import Type from 'typebox';
import {
  attributes,
  flag,
  optional,
  optionalEndUser,
  pageAddress,
  project,
  text,
} from '../requests/index.js';

const aText = { rule: 'must be a text' };
const aFlag = { rule: 'must be true or false' };

/** The body of `POST /decision`. Unknown fields are ignored, since a client may be newer than the server. */
export const decisionRequestSchema = Type.Object({
  url: pageAddress({
    description: 'The address of the page, absolute, http or https',
    example: 'https://shop.example.com/product/7',
  }),
  projectId: project(),
  endUserId: optionalEndUser({
    description:
      'An integer from 0 to 2^53-1, or a text of 1 to 128 UTF-8 bytes; 42 and "42" are the same. Left out or null: the ' +
      'server makes one and answers it.',
    example: 42,
  }),
  attributes: attributes({
    description:
      'What segment rules may ask for, at most 10 levels deep. Known without being sent: url, path, host, ' +
      'query, utm_*, referrer, first_referrer, language, locale, device_type, browser, operating_system, country_code.',
    example: { plan: 'pro', age: 34 },
  }),
  referrer: optional(text, {
    ...aText,
    description:
      'The page before, for segment rules; empty for none. The Referer header counts when left out.',
    example: 'https://search.example/',
  }),
  firstReferrer: optional(text, {
    ...aText,
    description: 'The page before the first page of the visit; rules know it as first_referrer',
    example: 'https://news.example/article',
  }),
  utm: optional(Type.Record(Type.String(), text), {
    rule: 'must be an object of texts, such as {"utm_source": "mail"}',
    description: 'The utm_* parameters that the visit began with; they count where `url` has none',
    example: { utm_source: 'newsletter' },
  }),
  hints: optional(flag, {
    ...aFlag,
    description: 'True: the answer says in `where` at which addresses the project has experiments at all',
    example: true,
  }),
  preview: optional(text, {
    ...aText,
    description:
      'The token of a preview link: its variation alone is answered, marked `preview: true`, whatever the ' +
      'status of its experiment, and nothing is recorded. 403 when it is not valid any more.',
  }),
  timedOut: optional(flag, {
    ...aFlag,
    description:
      'An earlier answer came too late to be shown. The assignments that the end user had by then in the ' +
      'experiments of that page are marked, so that results can warn of visitors who saw the original.',
  }),
  timedOutUrl: optional(text, { ...aText, description: 'The address of that page; `url` when left out' }),
});
