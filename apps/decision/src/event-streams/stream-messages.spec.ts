import { changeMessage, opening, readRevisionTag, revisionTag } from './stream-messages.js';

const keys = { secretKey: 'a-secret-key-of-32-characters-at-least', previousSecretKeys: [] };
const tag = revisionTag(keys, 7, 12);

it('names revisions so that nobody makes up one', () => {
  expect(readRevisionTag(keys, 7, tag)).toBe(12);
  for (const wrong of ['', '12', tag.replace('12', '13'), `${tag}A`, '12.AAAAAAAAAAAAAAAA', `1${tag}`])
    expect(readRevisionTag(keys, 7, wrong)).toBeUndefined();
  expect(readRevisionTag(keys, 8, tag)).toBeUndefined();
});

it('makes blocks of server-sent events', () => {
  expect(opening(tag, 2_000)).toBe(`retry: 2000\nid: ${tag}\n\n`);
  expect(changeMessage(tag)).toBe(`id: ${tag}\ndata: {"type":"refetchEvaluation","etag":"${tag}"}\n\n`);
});
