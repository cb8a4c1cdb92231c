import { Assignment, Experiment, Project, Organization } from '#libs/entities';
import type { TestApp } from '../support/admin-app.js';
import { buildExperiment, buildProject } from '../support/builders.js';
import { startDecisionApp } from './decision-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startDecisionApp();
});

afterAll(() => app.stop());

const url = 'https://shop.example/product/7';

describe('POST /decision', () => {
  it('answers with all that a page needs to show its variations', async () => {
    const project = await buildProject(app.dataSource);
    const experiment = await buildExperiment(
      app.dataSource,
      project.id,
      { title: 'Buy button', js: 'go()', css: '.a{}', triggerType: 'DOM Ready', conditionType: 'ANY' },
      {
        traffic: [100],
        variations: [{ js: 'v()', css: '.v{}' }],
        conditions: [{ operator: 'CONTAIN', urls: ['/product/', '/offer/'] }],
        metrics: [{ title: 'Buy', selector: '#buy', description: 'clicks', triggeredOnLive: 7 }],
      },
    );
    const [variation] = experiment.variations;

    const response = await app.request('POST', '/decision', { projectId: project.id, url, endUserId: 42 });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.body).toEqual({
      endUserId: 42,
      decisions: [
        {
          experimentId: experiment.id,
          experimentKey: experiment.key,
          experimentTitle: 'Buy button',
          experimentJs: 'go()',
          experimentCss: '.a{}',
          type: 'AB Test',
          triggerType: 'DOM Ready',
          url: null,
          conditionType: 'ANY',
          variation: {
            variationId: variation!.id,
            variationTitle: 'Control',
            js: 'v()',
            css: '.v{}',
            redirectUrl: null,
            isControl: true,
          },
          conditions: [
            {
              id: experiment.conditions[0]!.id,
              experimentId: experiment.id,
              urls: ['/product/', '/offer/'],
              operator: 'CONTAIN',
            },
          ],
          metrics: [
            {
              id: experiment.metrics[0]!.id,
              experimentId: experiment.id,
              title: 'Buy',
              custom: false,
              selector: '#buy',
              description: 'clicks',
              triggeredOnLIVE: 0,
              triggeredOnQA: 0,
            },
          ],
        },
      ],
    });
  });
});
