import { summarize } from './statement-summary.js';

describe('summarize', () => {
  it.each([
    ['SELECT "a"."id" AS "a_id" FROM "experiment" "a" WHERE 1 = 2', 'SELECT', 'experiment'],
    ['insert into event_total (id) values ($1)', 'INSERT', 'event_total'],
    ['UPDATE "user" SET email = $1', 'UPDATE', 'user'],
    ['\n  WITH known AS (SELECT id FROM project) SELECT 1', 'WITH', 'project'],
    ['DELETE FROM ONLY event', 'DELETE', 'event'],
    ['START TRANSACTION', 'START', undefined],
    ["SELECT pg_notify('x', 'ada')", 'SELECT', undefined],
    ["SELECT trim(both FROM 'ada')", 'SELECT', undefined],
    ['', 'QUERY', undefined],
  ])('finds operation and table: %s', (text, operation, table) => {
    expect(summarize(text)).toEqual({ operation, table });
  });
});
