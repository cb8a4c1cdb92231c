import type { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import {
  ATTR_DB_COLLECTION_NAME,
  ATTR_DB_NAMESPACE,
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_QUERY_SUMMARY,
  ATTR_DB_RESPONSE_STATUS_CODE,
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  DB_SYSTEM_NAME_VALUE_POSTGRESQL,
} from '@opentelemetry/semantic-conventions';
import { Client } from 'pg';
import { summarize } from './statement-summary.js';

/** The ways to ask `query`, all in one: a text, what describes a statement, or something that sends itself. */
type Statement = string | { name?: string; text?: string; submit?: unknown };
type Query = (this: Client, statement: Statement, ...rest: unknown[]) => unknown;
type Answered = (error: Error | undefined, result?: unknown) => void;

/**
 * Makes a span of each statement that is sent while a span is under way. pg tells nobody of its statements,
 * so its clients get another `query`.
 */
export function traceStatements(tracer: Tracer, current: AsyncLocalStorage<Span>): void {
  const prototype = Client.prototype as unknown as { query: Query };
  const send = prototype.query;
  prototype.query = function (statement, ...rest) {
    const around = current.getStore();
    const text = around?.isRecording() ? textOf(statement) : undefined;
    if (around === undefined || text === undefined) return send.call(this, statement, ...rest);
    const name = typeof statement === 'string' ? undefined : statement.name;
    const { title, attributes } = describe(text, name);
    const options = { kind: SpanKind.CLIENT, attributes: { ...attributes, ...placeOf(this) } };
    const span = tracer.startSpan(title, options, trace.setSpan(ROOT_CONTEXT, around));
    const answer = send.call(this, statement, ...rest.map((part) => endingWith(span, part)));
    if (answer instanceof Promise)
      answer.then(
        () => span.end(),
        (error: Error) => fail(span, error),
      );
    return answer;
  };
}

/** Undefined for what sends itself, such as a cursor, which ends nobody knows when. */
function textOf(statement: Statement): string | undefined {
  if (typeof statement === 'string') return statement;
  return statement.submit === undefined ? statement.text : undefined;
}

function describe(text: string, name: string | undefined): { title: string; attributes: Attributes } {
  const { operation, table } = summarize(text);
  const summary = table === undefined ? operation : `${operation} ${table}`;
  const attributes: Attributes = {
    [ATTR_DB_SYSTEM_NAME]: DB_SYSTEM_NAME_VALUE_POSTGRESQL,
    [ATTR_DB_OPERATION_NAME]: operation,
    [ATTR_DB_QUERY_SUMMARY]: summary,
  };
  if (table !== undefined) attributes[ATTR_DB_COLLECTION_NAME] = table;
  return { title: name ?? summary, attributes };
}

function placeOf({ host, port, database }: Client): Attributes {
  return {
    [ATTR_SERVER_ADDRESS]: host,
    [ATTR_SERVER_PORT]: port,
    [ATTR_DB_NAMESPACE]: database,
  };
}

/** A callback that ends the span first; anything else as it is. */
function endingWith(span: Span, part: unknown): unknown {
  if (typeof part !== 'function') return part;
  return (error: Error | undefined, result?: unknown): void => {
    if (error) fail(span, error);
    else span.end();
    (part as Answered)(error, result);
  };
}

/** The message of an error may quote values; its code does not. */
function fail(span: Span, error: Error & { code?: unknown }): void {
  const code = typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined) span.setAttribute(ATTR_DB_RESPONSE_STATUS_CODE, code);
  span.setAttribute(ATTR_ERROR_TYPE, code ?? error.name);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
