import {
  asSecondary,
  clicks,
  type DemoExperiment,
  orders,
  orderValue,
  pageViews,
  revenue,
  shopOrigin,
  signUps,
} from './demo-experiment.js';

const week = { status: 'Active', startedDaysAgo: 7 } as const;

/** What the demo shop tries at the moment. What the variations change stands in the pages of examples/shop. */
export const runningExperiments: DemoExperiment[] = [
  {
    ...{ key: 'lantern-page', title: 'Louder buy button', type: 'AB Test', triggerType: 'DOM Ready' },
    ...week,
    description: 'A warm colour and a promise on the button sell more lanterns. Made to have a real effect.',
    tags: ['product', 'button'],
    conditions: [{ operator: 'CONTAIN', urls: ['/product/'] }],
    variations: [
      {
        title: 'Light it tonight',
        css: '#buy { background: #c2410c; box-shadow: 0 8px 24px #c2410c55 }',
        js: "document.getElementById('buy').textContent = 'Light it tonight';",
      },
    ],
    metrics: [clicks('Clicks on buy', '#buy'), asSecondary(signUps), revenue, orderValue, pageViews],
    ...{ plannedUsers: 3_000, stopsOnGuardrail: true, stopsOnSrm: true },
  },
  {
    ...{ key: 'delivery-banner', title: 'Delivery time in the banner', type: 'AB Test' },
    ...{ triggerType: 'DOM Ready', ...week },
    description: 'Does a promise at the top of every page sell more? Made to have no effect at all.',
    tags: ['banner'],
    conditions: [],
    variations: [
      {
        title: 'Tomorrow',
        changes: [{ action: 'text', selector: '#banner', value: 'Order before 4 pm, delivered tomorrow' }],
      },
    ],
    metrics: [orders, revenue, pageViews],
    ...{ plannedUsers: 5_000, hasScorecard: true },
  },
  {
    ...{ key: 'short-checkout', title: 'Short checkout', type: 'Split URL', triggerType: 'Immediately' },
    ...week,
    description: 'Half of those who check out do so on a page with fewer fields.',
    tags: ['checkout'],
    conditions: [{ operator: 'IS', urls: [`${shopOrigin}/checkout`] }],
    variations: [{ title: 'One step', redirectUrl: `${shopOrigin}/checkout-short` }],
    metrics: [orders, orderValue],
    plannedUsers: 2_000,
  },
  {
    ...{ key: 'welcome', title: 'Welcome, reader', type: 'Personalization', triggerType: 'DOM Ready' },
    ...week,
    description:
      'Greets those who come from the newsletter. They differ from other visitors, so this is not a random split.',
    tags: ['candles', 'newsletter'],
    conditions: [{ operator: 'CONTAIN', urls: ['/candles'] }],
    variations: [
      {
        title: 'Newsletter',
        js: "document.getElementById('lead').textContent = 'Ten percent off, since you read our letters.';",
        segment: 'Readers of the newsletter',
      },
    ],
    metrics: [orders],
    plannedUsers: 10_000,
  },
  {
    ...{ key: 'sale', title: 'The sale has moved', type: 'Redirect', triggerType: 'Immediately' },
    ...week,
    description: 'Leads everybody who still has the old address to the lanterns.',
    tags: [],
    conditions: [{ operator: 'CONTAIN', urls: ['/sale'] }],
    variations: [{ title: 'Lanterns', redirectUrl: `${shopOrigin}/lanterns` }],
    shares: [0, 100],
    metrics: [],
  },
  {
    ...{ key: 'reading-on', title: 'Reading on', type: 'AB Test', triggerType: 'URL Changes' },
    ...week,
    description: 'A louder teaser below one article of the journal, which never loads a page anew.',
    tags: ['journal'],
    conditions: [{ operator: 'CONTAIN', urls: ['/journal/wind'] }],
    variations: [
      {
        title: 'Loud teaser',
        css: '#teaser { padding: 24px; background: #ffdf9a; font-weight: 600 }',
      },
    ],
    metrics: [clicks('Clicks on the teaser', '#teaser a')],
    ...{ plannedUsers: 4_000, group: 'Journal' },
  },
  {
    ...{ key: 'list-cards', title: 'Cards of the lists', type: 'AB Test', triggerType: 'DOM Ready' },
    ...{ status: 'Active', startedDaysAgo: 3 },
    description: 'Two other looks of the cards, for phones. Young: it has not seen its planned visitors yet.',
    tags: ['lists', 'mobile'],
    conditionType: 'ANY',
    conditions: [
      { operator: 'CONTAIN', urls: ['/lanterns'] },
      { operator: 'CONTAIN', urls: ['/candles'] },
    ],
    segment: 'On a phone',
    variations: [
      { title: 'Two columns', css: '#products { grid-template-columns: 1fr 1fr }' },
      { title: 'Large prices', css: '#products .price { font-size: 2rem }' },
    ],
    metrics: [
      clicks('Clicks on a card', '.card'),
      {
        ...pageViews,
        title: 'Page views, less what was before',
        role: 'secondary',
        cuped: true,
        covariateDays: 7,
      },
    ],
    ...{ plannedUsers: 6_000, stopsOnSrm: true, newShares: [20, 40, 40] },
  },
];
