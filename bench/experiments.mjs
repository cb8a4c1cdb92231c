/** The project that most figures are measured on: five experiments, two URLs each, two variations 50/50. */
export const pageUrl = 'https://shop.example.com/product/lamp?ref=home';

const urlsOf = (index) => (index % 2 === 0 ? ['/product/', '/basket/'] : ['/offers/', 'shop.example.com']);

export const experiments = Array.from({ length: 5 }, (_, index) => ({
  id: index + 1,
  key: `experiment-${index + 1}`,
  title: `Experiment ${index + 1}`,
  urls: urlsOf(index),
  js: '',
  css: `#buy-${index} { font-weight: bold }`,
}));

/** The same project as a datafile. */
export function datafileOf(projectId = 1) {
  return {
    projectId,
    revision: 1,
    settings: {
      holdoutPercent: 0,
      publishCounters: false,
      allowedOrigins: [],
      storedAttributesInPublic: false,
    },
    experiments: experiments.map(({ id, key, title, urls, js, css }) => ({
      ...{
        id,
        key,
        title,
        js,
        css,
        url: null,
        matching: 2,
        coverage: 100,
        group: null,
        sticky: false,
        segments: [],
      },
      ...{ type: 'AB Test', triggerType: 'Immediately', conditionType: 'ALL', allocationVersion: 1 },
      variations: [0, 1].map((arm) => ({
        ...{ id: id * 10 + arm, title: `Arm ${arm}`, traffic: 50, js: '', css: `#buy { order: ${arm} }` },
        ...{ redirectUrl: null, isControl: arm === 0, retired: false, segmentId: null, segmentRules: null },
      })),
      conditions: [{ id, urls, operator: 'CONTAIN' }],
      metrics: [],
    })),
  };
}
