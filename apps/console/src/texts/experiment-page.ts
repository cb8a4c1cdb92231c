import type { Schema } from '../api/client.js';
import { experimentContent } from './experiment/content.js';
import { experimentMeasuring } from './experiment/measuring.js';
import { experimentPast } from './experiment/past.js';
import { experimentSaving } from './experiment/saving.js';
import { experimentTargeting } from './experiment/targeting.js';

type Experiment = Schema<'ExperimentDto'>;

/** Texts of the page of one experiment. */
export const experimentPage = {
  ...experimentTargeting,
  ...experimentContent,
  ...experimentMeasuring,
  ...experimentSaving,
  ...experimentPast,
  saved: 'All changes saved.',
  savedInPart: 'Saved. Changes you made since then are not saved yet.',
  none: 'None',
  sections: {
    what: { title: 'What and where', about: 'What you test, and on which pages.' },
    who: { title: 'Who takes part', about: 'All visitors of these pages, unless you narrow it down.' },
    variations: {
      title: 'Variations',
      about: 'What visitors see, and how traffic is split. The control is the original page.',
    },
    metrics: { title: 'Metrics', about: 'What should improve, and what must not get worse.' },
    plan: { title: 'Plan', about: 'How many visitors you need, how long that takes, and when to stop.' },
    tag: {
      title: 'Tag and preview',
      about: 'One line of code on your pages serves all experiments of this project.',
    },
    history: { title: 'History', about: 'Who changed what in this experiment.' },
  },
  what: {
    title: 'Title',
    description: 'Hypothesis',
    type: 'Type',
    typeFixed: 'Cannot be changed after the first start. Duplicate the experiment to use another type.',
    types: {
      'AB Test': 'Visitors are split at random. Each variation changes the page with CSS and JavaScript.',
      Personalization: 'Not random: each visitor sees the first variation whose segment matches.',
      'Split URL': 'Visitors are split at random. Each variation is a separate page.',
      Redirect: 'Visitors are sent to another page.',
      'Feature Flag': 'Programs get a value, and pages are never changed.',
    } satisfies Record<Experiment['type'], string>,
    url: 'Page URL',
    urlHint:
      'Preview links open this page. If there are conditions below, this page matches too, unless it is excluded.',
    trigger: 'When to apply changes',
    triggers: {
      Immediately: 'As early as possible (no flicker)',
      'DOM Ready': 'When the DOM is ready',
      'URL Changes': 'Also when the URL changes without a page load',
    } satisfies Record<Experiment['triggerType'], string>,
    tags: 'Tags',
    tagsHint: 'Tags help you find it in the list.',
  },
  tag: {
    previews: 'Preview links',
    previewsHint:
      'Anyone with the link sees the variation for 24 hours, whatever the status. These visits are not counted.',
    unsaved: 'Save first: previews show the saved version.',
    noUrl: 'Enter the page URL above so that the links have a page to open.',
    open: (title: string) => `Preview ${title}`,
    copyLink: (title: string) => `Copy link to ${title}`,
  },
  checks: {
    title: 'Pre-launch checklist',
    started: 'Checklist',
    ready: 'Ready to start',
    toFix: (count: number) => (count === 1 ? '1 thing to fix' : `${count} things to fix`),
    done: 'done',
    missing: 'to fix',
    warning: 'to consider',
    tag: {
      seen: (site: string) => `Tag seen on ${site}`,
      elsewhere: (site: string) => `Tag seen on ${site}, not on the website of the page URL`,
      silent: (site: string) => `Tag on ${site} silent for a week`,
      refused: (site: string) => `Tag refused: ${site} is not an allowed origin`,
      never: 'Tag not seen yet: load a page that has it',
    },
    hasTitle: 'Has a title',
    oneControl: 'Exactly one control',
    hasAlternative: 'At least one variation besides the control',
    sharesWhole: 'Traffic adds up to 100%',
    hasChanges: (titles: string) => `No CSS, JavaScript or URL yet: ${titles}`,
    changesSet: 'Every variation changes something',
    redirectsSet: 'Every variation has a URL',
    redirectsMissing: (titles: string) => `No URL yet: ${titles}`,
    segmentsSet: 'Every variation has a segment',
    segmentsMissing: (titles: string) => `No segment yet: ${titles}`,
    hasMetric: 'A metric or a conversion event',
    noPrimary: 'No primary metric: nothing decides which variation wins',
    hasConditions: 'Limited to some pages',
    noConditions: 'No conditions: runs on every page with the tag',
    planned: 'Sample size is planned',
    notPlanned: 'No sample size: you won’t know when to stop',
    endInFuture: 'The end date is in the past',
  },
  running: {
    label: 'Visitors',
    visitors: (visitors: string) => `${visitors} visitors`,
    of: (name: string, visitors: string) => `${name}: ${visitors}`,
    split: (p: string) => `Traffic split OK, p = ${p}`,
    wrongSplit: (p: string) => `Traffic split is wrong (SRM), p = ${p}`,
  },
  bar: {
    label: 'Status and actions',
    save: 'Save',
    discard: 'Discard',
    unsaved: 'Unsaved changes, kept in this tab',
    found: 'Restored your unsaved changes.',
    refused: 'Not saved. See the errors above.',
    undecided: 'Resolve the conflicts first.',
    allSaved: 'All changes saved',
    start: 'Start',
    saveAndStart: 'Save and start',
    pause: 'Pause',
    resume: 'Resume',
    end: 'End',
    archive: 'Archive',
    duplicate: 'Duplicate',
    results: 'Results',
    more: 'More actions',
    readOnly: 'You have read-only access.',
    confirmDiscard: {
      title: 'Discard your changes?',
      text: 'The last saved version is restored. This cannot be undone.',
      confirm: 'Discard',
    },
    confirmStart: (title: string, warnings: readonly string[]) => ({
      title: `Start “${title}”?`,
      text:
        'Visitors will see it immediately. You can pause it at any time.' +
        (warnings.length > 0 ? ` Consider: ${warnings.join('; ')}.` : ''),
      confirm: 'Start',
    }),
    moved: {
      Active: 'The experiment is running.',
      Paused: 'The experiment is paused. Visitors see the original page.',
      Ended: 'The experiment has ended. Its results remain available.',
      Archived: 'The experiment is archived.',
      Draft: '',
    } satisfies Record<Experiment['status'], string>,
  },
} as const;
