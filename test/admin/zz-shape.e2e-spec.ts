import { writeFileSync } from 'node:fs';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { startProgram } from '../support/programs.js';
import type { Json } from '../support/product.js';

let app: TestApp;
beforeAll(async () => { app = await startTestApp(createProduct, {}); }, 60000);
afterAll(() => app.stop());
it('shape', async () => {
  const owner = await app.signUp();
  const program = await startProgram(app, owner);
  const e: Json = await program.done('POST', '/api/experiments', { name: 'Green button', variants: [{ name: 'Control', percent_allocated: 50 }, { name: 'Green', percent_allocated: 50 }], conversion_event_type: 'purchase', planned_users: 800 });
  const call = app.as(owner);
  for (const m of [
    { title: 'Buyers', custom: true, selector: 'purchase' },
    { title: 'Revenue', custom: true, selector: 'purchase', kind: 'mean', role: 'secondary', capping: 'percentile', capPercentile: 0.99 , cuped: true},
    { title: 'Refunds', custom: true, selector: 'refund', goal: 'decrease', role: 'guardrail', margin: 0.5 },
    { title: 'Basket', custom: true, selector: 'purchase', kind: 'ratio', ratioOf: 'values', denominator: 'visit', role: 'secondary' },
  ]) { const r = await call('POST', `/experiments/${e.id}/metrics`, m); if (r.status !== 201) throw new Error(JSON.stringify(r.body)); }
  const events: Json[] = [];
  for (let i = 0; i < 60; i++) {
    const a = await program.done('POST', '/api/assignment', { user_id: `u${i}`, experiment_id: e.id, device_type: i % 3 ? 'mobile' : 'desktop', attributes: { country: i % 2 ? 'DE' : 'US' } });
    events.push({ user_id: `u${i}`, type: 'visit' });
    if ((i * 7) % 100 < (a.variant === 'Green' ? 30 : 18)) events.push({ user_id: `u${i}`, type: 'purchase', value: 20 + (i % 50) });
    if (i % 50 === 3) events.push({ user_id: `u${i}`, type: 'refund' });
  }
  for (let i = 0; i < events.length; i += 1000) await program.done('POST', '/api/events', events.slice(i, i + 1000));
  for (const q of ['', '?method=sequential', '?method=bayesian', '?series=true&by=device', '?from=2020-01-01', '?by=country&from=2020-01-01', '?format=csv&by=country']) {
    const r = await call('GET', `/experiments/${e.id}/results${q}`);
    writeFileSync(`/tmp/res-scratch/console${q.replace(/\W/g, '_')}.json`, typeof r.body === 'string' ? r.body : JSON.stringify(r.body, null, 2));
    expect([q, r.status, r.status === 200 ? null : r.body]).toEqual([q, 200, null]);
  }
  const r = await program.call('GET', `/api/experiments/${e.id}/results`);
  writeFileSync('/tmp/res-scratch/api.json', JSON.stringify(r.body, null, 2));
  expect(r.status).toBe(200);
}, 60000);
