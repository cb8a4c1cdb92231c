import { clicks, type DemoExperiment, orders, orderValue } from './demo-experiment.js';

const active = { type: 'Feature Flag', triggerType: 'Immediately', status: 'Active' } as const;

/** The flags of the demo shop, each after those that its rules ask for. */
export const demoFlags: DemoExperiment[] = [
  {
    ...{ ...active, key: 'new-cart', title: 'New cart', startedDaysAgo: 45 },
    description: 'The cart of the new shop system. Everyone has had it for weeks, so the flag can go.',
    tags: ['cart'],
    conditions: [],
    variations: [{ title: 'on' }],
    shares: [0, 100],
    metrics: [],
    flag: { valueType: 'boolean' },
  },
  {
    ...{ ...active, key: 'free-delivery-from', title: 'Free delivery from', startedDaysAgo: 7 },
    description:
      'From which amount on delivery is free (€). Measured at the checkout, among most of those with the new cart.',
    tags: ['checkout', 'price'],
    conditions: [{ operator: 'CONTAIN', urls: ['/checkout'] }],
    variations: [{ title: 'Fifty' }],
    shares: [100, 0],
    metrics: [orders, orderValue],
    plannedUsers: 2_000,
    flag: {
      valueType: 'number',
      control: 'Eighty',
      values: [80, 50],
      rules: [{ name: 'Rollout', asksFor: 'new-cart', coverage: 80, serves: [50, 50] }],
      pins: [{ endUserId: 'shop-tester', variation: 1 }],
    },
  },
  {
    ...{ ...active, key: 'list-layout', title: 'Layout of the lists', startedDaysAgo: 5 },
    description:
      'Settings for the lists of products: compact on phones, with stories for readers of the newsletter.',
    tags: ['lists'],
    conditions: [],
    variations: [{ title: 'Compact' }, { title: 'Stories' }],
    shares: [100, 0, 0],
    metrics: [clicks('Clicks on a card', '.card')],
    flag: {
      valueType: 'json',
      control: 'Wide',
      values: [
        { columns: 3, stories: false },
        { columns: 2, stories: false },
        { columns: 2, stories: true },
      ],
      rules: [
        { name: 'Readers', segment: 'Readers of the newsletter', serves: 2 },
        { name: 'Phones', segment: 'On a phone', serves: 1 },
      ],
    },
  },
];
