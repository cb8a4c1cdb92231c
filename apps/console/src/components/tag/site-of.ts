import { common } from '../../texts/common.js';

/** A website as people call it: without what all of them begin with. */
export const siteOf = (origin: string): string =>
  origin === 'null' ? common.tag.withoutOrigin : origin.replace(/^https?:\/\//, '');
