import type { Schema } from '../../api/client.js';

type Experiment = Schema<'ExperimentDto'>;
type Operator = Schema<'ConditionDto'>['operator'];

/** Texts of an experiment's page: which pages and visitors it is for. */
export const experimentTargeting = {
  conditions: {
    title: 'Pages',
    none: 'No conditions: the experiment runs on every page with the tag.',
    noneOfFlag: 'No conditions: the page does not matter.',
    everywhere:
      'Without conditions, the experiment runs on every page with the tag, not only on the page URL.',
    limit: 'Limit to this page',
    add: 'Add condition',
    remove: (number: number) => `Remove condition ${number}`,
    number: (number: number) => `Condition ${number}`,
    operator: (number: number) => `Operator of condition ${number}`,
    texts: (number: number) => `Values of condition ${number}`,
    placeholders: {
      CONTAIN: '/product/, then press Enter',
      'NOT CONTAIN': '/cart, then press Enter',
      IS: 'https://shop.example/, then press Enter',
      IS_NOT: 'https://shop.example/, then press Enter',
      'PATH IS': '/landing, then press Enter',
      'PATH CONTAINS': '/product/, then press Enter',
      'QUERY HAS': 'size or size=xl, then press Enter',
      REGEX: '^https://shop\\.example/\\d+$, then press Enter',
    } satisfies Record<Operator, string>,
    hints: {
      REGEX:
        'JavaScript syntax without lookaround. Matches anywhere in the URL unless it begins with ^ or ends with $.',
      'QUERY HAS': 'A parameter name for any value, or name=value.',
      campaign: 'Advertising parameters in these URLs are ignored.',
      fragment: 'If a URL has a fragment, it is compared too.',
    },
    parameters: {
      label: (number: number) => `Parameters of condition ${number}`,
      names: (number: number) => `Parameters that condition ${number} ignores`,
      choices: {
        tracking: 'Ignore advertising parameters',
        all: 'Ignore all parameters',
        none: 'Compare all parameters',
        names: 'Ignore these parameters',
      },
      example: 'ref, then press Enter',
      needed: 'Enter at least one name.',
    },
    join: 'A page matches if',
    joinHint: 'Exclusions (“none of”) always win.',
    joins: { ALL: 'all conditions match', ANY: 'at least one condition matches' } satisfies Record<
      Experiment['conditionType'],
      string
    >,
    operators: {
      CONTAIN: 'URL contains one of',
      'NOT CONTAIN': 'URL contains none of',
      IS: 'URL is one of',
      IS_NOT: 'URL is none of',
      'PATH IS': 'path is one of',
      'PATH CONTAINS': 'path contains one of',
      'QUERY HAS': 'query has one of',
      REGEX: 'URL matches a pattern',
    } satisfies Record<Operator, string>,
    urlFault: 'Enter full URLs that begin with https:// or http://.',
    pathFault: 'Enter paths that begin with /, without ? and #.',
    pathPartFault: 'Enter parts of paths, without ? and #.',
    needed: 'Enter at least one value.',
  },
  matching: {
    title: 'This experiment uses the previous URL matching',
    about:
      'This experiment started before URL matching was improved and keeps the previous matching until you change its conditions or switch. Current matching ignores advertising parameters, treats ä and %C3%A4 as the same, and lets exclusions always win.',
    switched: 'Saving switches to current matching. You cannot switch back.',
    look: 'Preview changes',
    switch: 'Switch when I save',
    keep: 'Keep previous matching',
    same: (count: number) => `Nothing would change on the ${count.toLocaleString()} URLs compared.`,
    checked: (count: number) => `${count.toLocaleString()} URLs compared.`,
    gained: 'It would also run on',
    lost: 'It would no longer run on',
    more: (count: number) => `and ${count.toLocaleString()} more`,
    sources: { given: 'entered', seen: 'seen in events', example: 'example' },
  },
  trial: {
    label: 'Test a URL',
    example: 'https://shop.example/product/lamp',
    hint: 'Uses the same rules as for visitors, including your unsaved changes.',
    matches: 'The experiment runs on this page.',
    fails: 'The experiment does not run on this page.',
    holds: 'matches',
    holdsNot: 'does not match',
  },
  who: {
    segments: 'Segments',
    segmentsHint: 'Visitors in at least one of these segments take part. Without segments, all visitors do.',
    noSegments: 'This project has no segments yet.',
    makeSegment: 'Create segment',
    coverage: 'Coverage',
    coverageHint:
      'The share of these visitors who take part. All others see the original page and are not counted.',
    coveragePercent: 'Coverage in percent',
    group: 'Mutually exclusive group',
    groupHint: 'Experiments in a group share no visitors.',
    groups: 'Manage groups',
  },
} as const;
