import type { Json } from './product.js';

interface Response {
  status: number;
  headers: Headers;
  body: Json;
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/** Checks that an answer is a problem of this status; `fields` are the names of all faulty fields, in any order. */
export function expectProblem(
  response: Response,
  status: number,
  expected: { code?: string; fields?: string[]; detail?: string } = {},
): void {
  const { body } = response;
  expect({ status: response.status, body }).toMatchObject({
    status,
    body: { status, title: titles[status] },
  });
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({
    type: `urn:abtestingtool:error:${body.code}`,
    detail: expect.stringMatching(/\S/),
    requestId: expect.stringMatching(/\S/),
  });
  expect(JSON.stringify(body)).not.toMatch(/SELECT |INSERT |UPDATE |node_modules|\.js:\d|Error:/);
  if (expected.code) expect(body.code).toBe(expected.code);
  if (expected.detail) expect(body.detail).toContain(expected.detail);
  if (expected.fields) {
    const named = (body.errors ?? []).map((error: Json) => error.field);
    expect([...new Set(named)].sort()).toEqual([...expected.fields].sort());
  }
}
