import {
  asSecondary,
  clicks,
  type DemoExperiment,
  orders,
  pageViews,
  revenue,
  shopOrigin,
  signUps,
} from './demo-experiment.js';

/** Experiments of the demo shop that wait, are over, or have not begun. */
export const otherExperiments: DemoExperiment[] = [
  {
    ...{ key: 'journal-shelf', title: 'Shelf beside the journal', type: 'AB Test', triggerType: 'DOM Ready' },
    ...{ status: 'Paused', startedDaysAgo: 7, stoppedDaysAgo: 2 },
    description: 'Products beside articles. Paused until the pictures are there.',
    tags: ['journal'],
    conditions: [{ operator: 'CONTAIN', urls: ['/journal'] }],
    variations: [{ title: 'Shelf', css: '#articles { border-left: 4px solid #b88a3e }' }],
    metrics: [orders, pageViews],
    ...{ plannedUsers: 4_000, group: 'Journal' },
  },
  {
    ...{ key: 'home-start', title: 'Softer start button', type: 'AB Test', triggerType: 'Immediately' },
    ...{ status: 'Ended', startedDaysAgo: 7, stoppedDaysAgo: 1 },
    description: 'A quieter button on the home page. It was clicked less, so the old one stays.',
    tags: ['home', 'button'],
    conditionType: 'ANY',
    conditions: [
      { operator: 'IS', urls: [`${shopOrigin}/`] },
      { operator: 'CONTAIN', urls: [`${shopOrigin}/?`] },
    ],
    variations: [{ title: 'Quiet', css: '#start { background: none; color: inherit }' }],
    metrics: [clicks('Clicks on start', '#start'), asSecondary(orders), revenue],
    plannedUsers: 1_500,
    decision: {
      outcome: 'roll_back',
      reason: 'The quiet button was clicked a good quarter less.',
      learned: 'The start button carries the home page: make it louder, not quieter.',
    },
  },
  {
    ...{ key: 'letter-popup', title: 'Pop-up for the letters', type: 'AB Test', triggerType: 'DOM Ready' },
    ...{ status: 'Archived', startedDaysAgo: 7, stoppedDaysAgo: 3 },
    description: 'More sign-ups, but people left sooner: the guardrail kept it from winning.',
    tags: ['newsletter'],
    conditions: [{ operator: 'CONTAIN', urls: ['/product/'] }],
    variations: [{ title: 'Pop-up', js: "document.getElementById('sign-up').scrollIntoView();" }],
    metrics: [signUps, pageViews],
    plannedUsers: 1_000,
  },
  {
    ...{ key: 'gift-wrap', title: 'Gift wrap in the cart', type: 'AB Test', triggerType: 'DOM Ready' },
    status: 'Draft',
    description: 'An idea for December.',
    tags: ['cart', 'winter'],
    conditions: [{ operator: 'CONTAIN', urls: ['/cart'] }],
    variations: [
      { title: 'Wrapped', js: "document.getElementById('lines').append('Gift wrap, free of charge');" },
    ],
    metrics: [orders],
    plannedUsers: 8_000,
  },
  {
    ...{ key: 'northern-greeting', title: 'Greeting from the north', type: 'Personalization' },
    ...{ triggerType: 'DOM Ready', status: 'Draft' },
    description: 'God kveld, neighbours.',
    tags: ['home'],
    conditions: [],
    variations: [
      {
        title: 'Nordic',
        js: "document.getElementById('title').textContent = 'God kveld!';",
        segment: 'From the north',
      },
    ],
    metrics: [orders],
  },
];
