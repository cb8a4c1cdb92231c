import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { EventStream } from './event-stream.js';

let server: Server;
let client: Socket;
let response: ServerResponse;
let stream: EventStream;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const who = { projectId: 1, keyId: 1, isPublic: false, origin: undefined, holder: 'a' };
  stream = new EventStream(response, who);
});
afterEach(() => {
  client.destroy();
  server.close();
});

/** Until the kernel takes no more for a reader who sleeps. */
async function fill(): Promise<void> {
  while (stream.send('x'.repeat(65_536))) await new Promise(setImmediate);
}

it('reaches a reader at once', async () => {
  stream.send('data: 1\n\n');
  let text = '';
  for await (const chunk of client) {
    text += String(chunk);
    if (text.includes('data: 1')) break;
  }
  expect(text).toContain('data: 1\n\n');
});

it('keeps nothing for a reader who does not read, but cuts it off', async () => {
  client.pause();
  await fill();
  expect([stream.isOpen, response.destroyed]).toEqual([false, true]);
});

it('ends as a whole answer', async () => {
  stream.send(':\n\n');
  stream.end();
  expect(stream.isOpen).toBe(false);
  let text = '';
  client.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  while (!text.endsWith('0\r\n\r\n')) await once(client, 'data');
});

it('does not wait at its end for a reader who does not read', async () => {
  client.pause();
  while (response.writableLength === 0) {
    response.write('x'.repeat(65_536));
    await new Promise(setImmediate);
  }
  stream.end();
  expect(response.destroyed).toBe(true);
});
