import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

type ValueType = Schema<'ExperimentDto'>['valueType'];

const quoted = (title: string): string => `“${title}”`;

/** Names of the types of values. */
export const valueTypeNames: Record<ValueType, string> = {
  boolean: 'Boolean',
  string: 'String',
  number: 'Number',
  json: 'JSON',
};

/** Texts of the pages of feature flags. */
export const flags = {
  title: pageTitles.flags,
  about: 'Values that programs ask for. Change who gets which value without a new release.',
  search: 'Search by name or key',
  create: 'Create flag',
  createSubmit: 'Create',
  columns: {
    title: 'Name',
    valueType: 'Type',
    state: 'State',
    serves: 'Serves now',
    rules: 'Rules',
    updatedAt: 'Updated',
    menu: 'Actions',
  },
  filters: {
    status: 'State',
    allStatuses: 'Not archived',
    stale: 'Stale only',
    tag: (tag: string) => `Remove the filter by tag ${tag}`,
  },
  stale: {
    one_variation: 'Stale: same value for everyone since',
    not_asked: 'Stale: not asked for since',
  },
  empty: {
    title: 'No feature flags yet',
    text: 'A flag decides about a value in your program, such as whether a new checkout is on. Create one, add a few lines of code, and turn it on for some people, then for everyone. Until you turn it on, everyone gets its off value.',
  },
  emptyReader: {
    title: 'No feature flags yet',
    text: 'Ask a member who can create experiments to create the first one.',
  },
  nothingFound: { title: 'No matches', text: 'No feature flags match your search and filters.' },
  fields: {
    title: 'Name',
    titleExample: 'New checkout',
    key: 'Key',
    keyHint: 'Programs ask for this key. It cannot be changed.',
    keyExample: 'new-checkout',
    valueType: 'Type of values',
    variation: (number: number) => `Name of variation ${number}`,
    value: (number: number) => `Value of variation ${number}`,
    off: 'While the flag is off',
    on: 'Once it is on',
  },
  typeHints: {
    boolean: 'On or off: true or false.',
    string: 'A text, such as a headline or the name of an algorithm.',
    number: 'A number, such as a limit or a price.',
    json: 'An object or a list with several settings.',
  } satisfies Record<ValueType, string>,
  titleNeeded: 'Enter a name.',
  keyFault: 'Use up to 64 of a–z, 0–9, - and _ only.',
  created: (title: string) => `${quoted(title)} was created. It is off.`,
  values: {
    true: 'true',
    false: 'false',
    none: 'no value',
    booleanNeeded: 'Choose true or false.',
    numberNeeded: 'Enter a number.',
    jsonNeeded: 'Enter an object or a list as JSON.',
    jsonExample: '{"columns": 3}',
    title: (title: string) => `If empty, programs get the name: ${title}`,
  },
  states: { on: 'On', off: 'Off' },
  switchOf: (title: string) => `${title} is on`,
  turnOn: (title: string) => ({
    title: `Turn on ${quoted(title)}?`,
    text: 'Within a second, its rules and shares decide which value each program gets.',
    confirm: 'Turn on',
  }),
  start: (title: string) => ({
    title: `Turn on ${quoted(title)}?`,
    text: 'Within a second, its rules and shares decide which value each program gets. From then on, the type of its values is fixed.',
    confirm: 'Turn on',
  }),
  turnOff: (title: string, serves: string) => ({
    title: `Turn off ${quoted(title)}?`,
    text: `Within a second, everyone gets ${serves}. Rules, shares and results are kept, and you can turn it on again at any time.`,
    confirm: 'Turn off',
  }),
  controlValue: 'the value of the control',
  turnedOn: (title: string) => `${quoted(title)} is on.`,
  turnedOff: (title: string) => `${quoted(title)} is off.`,
  serves: {
    nothing: 'nothing',
    afterRules: (words: string) => `By rules, else ${words}`,
    one: (title: string, share: number) => `${share.toLocaleString('en')}% ${title}`,
    is: (title: string, value: string) => `${title} (${value})`,
  },
} as const;
