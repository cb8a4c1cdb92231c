import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const segmentsPages: readonly PageDefinition[] = [
  {
    path: 'segments',
    scope: 'project',
    title: pageTitles.segments,
    needs: 'act:get-segments',
    menu: { href: '/segment' },
    load: async () => (await import('./segments-page.js')).SegmentsPage,
  },
  {
    path: 'segments/new',
    scope: 'project',
    title: pageTitles.newSegment,
    needs: 'act:create-segment',
    load: async () => (await import('./segment-page.js')).NewSegmentPage,
  },
  {
    path: 'segments/:segmentId',
    scope: 'project',
    title: pageTitles.segments,
    needs: 'act:get-segment',
    load: async () => (await import('./segment-page.js')).SegmentPage,
  },
];
