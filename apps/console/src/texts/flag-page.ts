const quoted = (title: string): string => `“${title}”`;

const dated = (at: string): string =>
  new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });

/** “A”, “A and B”, “A, B and C”. */
const joined = (names: readonly string[], word = 'and'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

const percent = (value: number): string => `${value.toLocaleString('en')}%`;

/** Texts of the page of one flag. */
export const flagPage = {
  tabs: {
    rules: 'Rules',
    metrics: 'Metrics',
    code: 'Code',
    try: 'Try it',
    results: 'Results',
    history: 'History',
  },
  tabsLabel: 'Parts of this flag',
  copyKey: 'Copy key',
  copiedKey: 'Key copied',
  /** What a flag serves, in sentences. */
  sentences: {
    unknownSegment: (id: number) => `segment ${id}`,
    unknownVariation: (id: number) => `variation ${id}`,
    unknownFlag: (id: number) => `flag ${id}`,
    everyone: 'Everyone',
    everyoneElse: 'Everyone else',
    visitors: 'Visitors',
    who: (coverage: number, segments: readonly string[], isElse: boolean): string => {
      const of = segments.length > 0 ? ` in ${joined(segments)}` : '';
      if (coverage < 100) {
        const all = isElse ? 'the others' : 'visitors';
        return `${percent(coverage)} of ${all}${of}`;
      }
      if (of) return `Visitors${of}`;
      return isElse ? 'Everyone else' : 'Everyone';
    },
    get: (isMany: boolean, what: string) => `${isMany ? 'get' : 'gets'} ${what}`,
    split: (isMany: boolean, shares: readonly { title: string; percent: number }[]) =>
      `${isMany ? 'are' : 'is'} split: ${shares.map((one) => `${percent(one.percent)} ${one.title}`).join(', ')}`,
    if: (conditions: readonly string[]) => `, if ${joined(conditions)}`,
    prerequisite: (flag: string, variation: string) => `${quoted(flag)} serves ${variation}`,
    then: (coverage: number, at: string) => `${percent(coverage)} from ${dated(at)}`,
    schedule: (steps: readonly string[]) => ` Then ${joined(steps)}.`,
    pins: (count: number) =>
      count === 1
        ? '1 pinned end user gets a fixed variation.'
        : `${count.toLocaleString('en')} pinned end users get a fixed variation.`,
    uncovered: 'All others get the default of the code.',
  },
  served: {
    title: 'What programs get now',
    on: 'This flag is on. The first rule that applies decides.',
    onWithout: 'This flag is on.',
    off: (what: string) => `This flag is off. Everyone gets ${what}.`,
    draft: (what: string) => `This flag has never been on. Everyone gets ${what}.`,
    ended: (what: string) => `This flag has ended. Everyone gets ${what}.`,
    shipped: (what: string) => `${what} is shipped: everyone this flag is targeted at gets it.`,
    unsaved: 'This shows the saved version. Save to apply your changes.',
  },
  rules: {
    title: 'Rules',
    about: 'From top to bottom: the first rule that applies decides which variation a visitor gets.',
    add: 'Add rule',
    newName: (number: number) => `Rule ${number}`,
    empty:
      'No rules: everyone gets what the default rule serves. Add a rule to serve other variations to some visitors first.',
    number: (number: number) => `Rule ${number}`,
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Delete ${name}`,
    confirmRemove: (name: string) => ({
      title: `Delete ${quoted(name)}?`,
      text: 'Once you save, its visitors get what the next rule that applies serves. Results of this rule are kept.',
      confirm: 'Delete',
    }),
    unsavedVariations: 'Save new variations first to serve them.',
    fields: {
      name: 'Name',
      nameNeeded: 'Enter a name.',
      segments: 'Segments',
      segmentsHint: 'Visitors in all of these segments. Without segments, the rule is for everyone.',
      coverage: 'Coverage',
      coverageHint: 'The share of these visitors the rule applies to. The others go on to the next rule.',
      defaultCoverageHint:
        'The share of all others the default rule applies to. The rest get the default of the code.',
      coverageOf: (name: string) => `Coverage of ${name} in percent`,
      serve: 'Serve',
      shares: 'Several variations, by percentage',
      shareOf: (title: string, name: string) => `Share of ${title} in ${name}`,
      sharePercent: (title: string, name: string) => `Share of ${title} in ${name} in percent`,
      measured:
        'A rule that serves several variations is measured like an experiment. A rule that serves one records nothing.',
    },
    prerequisites: {
      title: 'Prerequisites',
      about: 'Other flags that have to serve a variation to the visitor.',
      add: 'Add prerequisite',
      flag: (number: number) => `Flag of prerequisite ${number}`,
      variation: (number: number) => `Variation of prerequisite ${number}`,
      flagHint: 'Flag',
      variationHint: 'serves',
      remove: (number: number) => `Delete prerequisite ${number}`,
      none: 'There is no other flag in this project.',
    },
    schedule: {
      title: 'Rollout schedule',
      about: 'Changes the coverage by itself. It stops when a guardrail fails.',
      add: 'Add step',
      at: (number: number) => `Time of step ${number}`,
      coverage: (number: number) => `Coverage of step ${number} in percent`,
      remove: (number: number) => `Delete step ${number}`,
    },
    default: {
      title: 'Default rule',
      about: 'For everyone no rule applies to.',
    },
    pins: {
      title: 'Pinned end users',
      about: 'These get their variation whatever the rules say, for example to test in production.',
      add: 'Pin end users',
      ids: 'End-user IDs',
      idsHint: 'Separate them by commas, spaces or line breaks.',
      variation: 'Variation',
      submit: 'Pin',
      remove: (id: string) => `Unpin ${id}`,
      idsNeeded: 'Enter at least one ID.',
      tooMany: (most: number) => `At most ${most.toLocaleString('en')} end users can be pinned.`,
      more: (count: number) => `and ${count.toLocaleString('en')} more`,
    },
  },
  limits: {
    title: 'Limit the whole flag',
    about: 'These come before all rules: who is not included gets the default of the code.',
  },
  about: {
    title: 'About this flag',
    about: 'What it is for.',
    name: 'Name',
    description: 'Description',
  },
  variations: {
    title: 'Variations',
    about: 'The values programs can get.',
    add: 'Add variation',
    type: 'Type of values',
    typeFixed: 'Cannot be changed after the flag has been on.',
    offBadge: 'Served while off',
    value: (title: string) => `Value of ${title}`,
    name: (number: number) => `Name of variation ${number}`,
    remove: (title: string) => `Delete ${title}`,
    none: 'Without a value, programs use the default of their code.',
  },
  measuring: {
    nothing:
      'Nothing is measured: each rule serves a single variation. Serve several variations by percentage to compare them.',
  },
  bar: {
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    saveAndTurnOn: 'Save and turn on',
    end: 'End',
  },
  code: {
    title: 'Use this flag in your code',
    about:
      'Every OpenFeature SDK works with this server by OFREP. Install the packages once, then ask for the key of the flag.',
    install: 'Install',
    use: 'Use',
    copy: 'Copy',
    copied: 'Copied',
    copyOf: (what: string) => `Copy ${what}`,
    key: 'Replace the placeholder with an API key of this project that has the scope “decide”.',
    publishable: 'For browsers, use a publishable key: everyone can read it.',
    keys: 'Open API keys',
    languages: 'Language',
  },
  trial: {
    title: 'Try a context',
    about: 'See what a program gets for an end user. Nothing is recorded.',
    saved: 'This uses the saved version, not your unsaved changes.',
    id: 'End-user ID (targetingKey)',
    attributes: 'Attributes',
    asForm: 'Form',
    asJson: 'JSON',
    mode: 'How to enter attributes',
    name: (number: number) => `Name of attribute ${number}`,
    value: (number: number) => `Value of attribute ${number}`,
    nameHint: 'country_code',
    valueHint: 'US',
    add: 'Add attribute',
    remove: (number: number) => `Delete attribute ${number}`,
    json: 'Attributes as JSON',
    jsonFault: 'Enter an object, such as {"country_code": "US"}.',
    idNeeded: 'Enter an ID.',
    submit: 'Try',
    gets: (title: string) => `Gets ${title}`,
    noValue: 'Gets no value: the program uses the default of its code',
    defaultRule: 'Default rule',
    steps: 'How it was decided',
    applies: 'Applies',
    reasons: {
      STATIC: 'Everyone gets this variation.',
      TARGETING_MATCH: 'A rule or a pin names this variation.',
      SPLIT: 'The hash of the end user chose it.',
      DISABLED: 'The flag is off.',
      not_active: 'The flag is off.',
      not_targeted: 'The page is none that the flag is limited to.',
      not_in_segment: 'The end user is not in the segments that the flag is limited to.',
      not_covered: 'The end user is outside the coverage.',
      holdout: 'The end user is in the holdout of the project.',
      excluded_by_group: 'Another experiment of the same group has this end user.',
      rules_too_expensive: 'The rules take too long to check.',
      lookup_unavailable: 'What is stored about the end user cannot be read at the moment.',
    } as Readonly<Record<string, string>>,
    why: {
      segment: 'Not in all of its segments',
      prerequisite: 'A prerequisite does not hold: another flag serves another variation',
      coverage: 'Outside its coverage',
      earlier: 'What comes before it decides',
      off: 'The flag is off',
    } as Readonly<Record<string, string>>,
  },
} as const;
