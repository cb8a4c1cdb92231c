import { readFileSync, writeFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { format } from 'prettier';
import { describeProduct } from '../../apps/standalone/src/openapi.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';

let app: TestApp;
let document: OpenAPIObject;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  document = describeProduct(app.app);
});
afterAll(() => app.stop());

const path = 'openapi.json';
const write = async () => format(JSON.stringify(document), { parser: 'json', printWidth: 110 });

describe('openapi.json', () => {
  it('is what the application describes (npm run openapi writes it)', async () => {
    const described = await write();
    if (process.env.UPDATE_OPENAPI === '1') writeFileSync(path, described);

    expect(readFileSync(path, 'utf8')).toBe(described);
  });
});
