import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a site: its HTML, or more. */
export interface SitePage {
  html: string;
  headers?: Record<string, string>;
}

export interface Site {
  readonly origin: string;
  close(): void;
}

/** A web site of a test, which makes each page from the address; without one it answers 404. */
export async function openSite(
  makePage: (url: URL, response: ServerResponse) => SitePage | string | undefined,
): Promise<Site> {
  const server = createServer((request, response) => {
    const made = makePage(new URL(request.url ?? '/', 'http://site'), response);
    const page = typeof made === 'string' ? { html: made } : made;
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
