import type { PageDefinition } from '../../page.js';
import { segments } from '../../texts/segments.js';

export const segmentsPages: readonly PageDefinition[] = [
  {
    path: 'segments',
    scope: 'project',
    title: segments.title,
    needs: 'act:get-segments',
    menu: { href: '/segment' },
    load: async () => (await import('./segments-page.js')).SegmentsPage,
  },
  {
    path: 'segments/new',
    scope: 'project',
    title: segments.create,
    needs: 'act:create-segment',
    load: async () => (await import('./segment-page.js')).NewSegmentPage,
  },
  {
    path: 'segments/:segmentId',
    scope: 'project',
    title: segments.title,
    needs: 'act:get-segment',
    load: async () => (await import('./segment-page.js')).SegmentPage,
  },
];
