import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemContentType, toProblem } from './problem.js';

type Headers = Readonly<Record<string, string>>;

/** Answers a request whose address cannot be decoded or is too long for any route. */
export const answerUnroutable =
  (always: Headers) =>
  (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, headers, body } = toProblem(error, request.id);
    void reply
      .status(status)
      .headers({ ...always, ...headers })
      .send(JSON.stringify(body));
  };

const faults: Record<string, { status: number; title: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    detail: 'The headers are larger than allowed.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    detail: 'The request did not arrive in time.',
  },
};
const noHttp = { status: 400, title: 'Bad Request', detail: 'Malformed HTTP request.' };

/** Answers what is no HTTP at all, and closes the connection. */
export const answerUnreadable =
  (always: Headers) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const { status, title, detail } = faults[error.code ?? ''] ?? noHttp;
    const type = 'urn:abtestingtool:error:malformed-request';
    const code = 'malformed-request';
    const body = JSON.stringify({ type, title, status, code, detail, requestId: randomUUID() });
    const head = [
      `HTTP/1.1 ${status} ${title}`,
      `Content-Type: ${problemContentType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...Object.entries(always).map(([name, value]) => `${name}: ${value}`),
    ].join('\r\n');
    if (socket.writable) socket.write(`${head}\r\n\r\n${body}`);
    socket.destroy(error);
  };
