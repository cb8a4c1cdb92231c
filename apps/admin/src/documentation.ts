import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Serves the description of the whole product: `/openapi.json`, and as a page under `/docs`. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'ABTestingTool API',
  });
}
