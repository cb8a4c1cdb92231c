/** Texts of an experiment's page: its variations and what they change. */
export const experimentContent = {
  variations: {
    add: 'Add variation',
    newTitle: (number: number) => `Variation ${number}`,
    traffic: 'Traffic',
    even: 'Split evenly',
    share: (title: string) => `Traffic of ${title}`,
    sharePercent: (title: string) => `Traffic of ${title} in percent`,
    title: 'Title',
    control: 'Control',
    controlHint: 'The original page. Code added here changes what other variations are compared with.',
    unnamed: 'Untitled',
    titleNeeded: 'Enter a title.',
    retired: (titles: string) => `Retired variations, shown in results only: ${titles}.`,
    redirectUrl: 'Redirect URL',
    redirectHint: 'A full URL. The visitor’s query string is kept.',
    segment: 'Segment',
    css: 'CSS',
    js: 'JavaScript',
    cssExample: '#buy { background: green; }',
    jsExample: "document.querySelector('#buy').textContent = 'Buy now';",
    shared: 'Shared code',
    sharedHint: 'Runs before the code of each variation, including the control.',
    insertImage: 'Insert image',
    uploaded: 'Image uploaded and its URL inserted.',
    codeOf: (title: string) => `Code of ${title}`,
    remove: 'Remove variation',
    removeActive: (title: string) => ({
      title: `Retire “${title}”?`,
      text: 'After you save, it is no longer served and its visitors see the control. It stays in the results and cannot be restored.',
      confirm: 'Retire',
    }),
    restartHint: 'A new split applies to new visitors. Visitors who have been served a variation keep it.',
  },
  pageChanges: {
    title: 'Page changes',
    about: 'What the page shows instead, without code. They are applied in this order.',
    add: 'Add change',
    asJson: 'Edit as JSON',
    json: 'Page changes as JSON',
    jsonFault: 'Enter a JSON list in which every change has a known action.',
    number: (number: number) => `Change ${number}`,
    up: (number: number) => `Move change ${number} up`,
    down: (number: number) => `Move change ${number} down`,
    remove: (number: number) => `Delete change ${number}`,
    actions: {
      text: 'Set text',
      html: 'Set HTML',
      attribute: 'Set attribute',
      style: 'Set style',
      class: 'Change classes',
      hide: 'Hide',
      remove: 'Remove',
      move: 'Move',
      insert: 'Insert',
      css: 'Add style sheet',
    },
    fields: {
      selector: 'Selector',
      target: 'Target selector',
      position: 'Position',
      name: 'Attribute',
      property: 'CSS property',
      value: 'Value',
      important: 'Important (overrides other styles)',
      add: 'Classes to add',
      remove: 'Classes to remove',
    },
    html: 'HTML',
    css: 'CSS',
    takeAway: 'Remove the attribute',
    examples: { selector: '#buy', target: '.price', name: 'href', property: 'background-color' },
    positions: {
      before: 'Before the target',
      after: 'After the target',
      first: 'First inside the target',
      last: 'Last inside the target',
    },
    /** What a change is about, on one line. */
    summary: ({
      selector,
      target,
      name,
      property,
      value,
      add = [],
      remove = [],
    }: {
      selector?: string;
      target?: string;
      name?: string;
      property?: string;
      value?: string | null;
      add?: string[];
      remove?: string[];
    }): string => {
      const classes = [...add.map((one) => `+${one}`), ...remove.map((one) => `−${one}`)];
      const what = [name ?? property, ...classes, value].filter(Boolean).join(' ');
      const where = [selector, target].filter(Boolean).join(' → ');
      return [where, what].filter(Boolean).join(': ') || 'Not filled in yet';
    },
  },
} as const;
