import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text as textOf, buffer as bytesOf } from 'node:stream/consumers';
import fc from 'fast-check';
import type { LaneRoute } from './lane.js';
import { readUsualRequest } from './usual-request.js';

const route: LaneRoute = { pattern: '/decision', isPlain: false, maxBytes: 1_000, answer: () => undefined };
const find = (url: string) => (/^\/(decision|flags(\?.*)?)$/.test(url) ? route : undefined);

const body = '{"projectId":1}';
const usual = [
  'POST /decision HTTP/1.1',
  'Host: a.example',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  '',
  body,
].join('\r\n');

const read = (text: string) => readUsualRequest(Buffer.from(text, 'latin1'), find);
const withLength = (length: string) =>
  usual.replace(`Content-Length: ${body.length}`, `Content-Length: ${length}`);
const withHeader = (line: string) => usual.replace('\r\n', `\r\n${line}\r\n`);

describe('readUsualRequest', () => {
  it('reads headers and body', () => {
    const request = read(usual.replace('Host:', 'HOST:\t '));

    expect(request).toMatchObject({
      head: {
        route,
        headers: {
          host: 'a.example',
          'content-type': 'application/json',
          'content-length': String(body.length),
        },
      },
      body: Buffer.from(body),
      end: usual.length + 2,
    });
  });

  it('reads the first of several requests', () => {
    const request = read(`${usual}GET / HTTP/1.1`);

    expect(request).toMatchObject({ body: Buffer.from(body), end: usual.length });
  });

  it('takes a head that comes again for the same, and no other', () => {
    const { head } = read(usual)!;
    const again = (text: string) => readUsualRequest(Buffer.from(text), find, head);

    expect(again(usual)!.head).toBe(head);
    expect(again(usual.replace('a.example', 'b.example'))!.head.headers.host).toBe('b.example');
    expect(again(usual.replace('POST', 'PUT'))).toBeUndefined();
  });

  it.each([
    ['an empty body', usual.replace(body, '').replace(`: ${body.length}`, ': 0')],
    ['a kept connection', withHeader('connection: Keep-Alive')],
    [
      'another case',
      withHeader('X-FORWARDED-FOR: 192.0.2.1, 192.0.2.2').replace('Content-Type', 'CONTENT-TYPE'),
    ],
    ['a text', usual.replace('application/json', 'text/plain;charset=UTF-8')],
    ['an address with a query', usual.replace('/decision', '/flags?a=%20&b')],
    [
      'what programs send',
      withHeader('Authorization: Bearer x\r\nOrigin: https://a\r\nCookie: a=b; c=d\r\nTraceparent: 00-1'),
    ],
  ])('understands %s', (_, text) => {
    expect(read(text)).toBeDefined();
  });

  it.each([
    ['nothing', ''],
    ['another method', usual.replace('POST', 'PUT')],
    ['a method in small letters', usual.replace('POST', 'post')],
    ['another path', usual.replace('/decision', '/decision/')],
    ['another version', usual.replace('1.1', '1.0')],
    ['a version in small letters', usual.replace('HTTP/1.1', 'http/1.1')],
    ['two blanks', usual.replace(' /decision', '  /decision')],
    ['an absolute address', usual.replace('/decision', 'http://a.example/decision')],
    ['a fragment', usual.replace('/decision', '/flags?a#b')],
    ['a sign in an address that is none', usual.replace('/decision', '/flags?a\x01')],
    ['an empty line before', `\r\n${usual}`],
    ['a head without an end', usual.split('\r\n\r\n')[0]!],
    ['no host', usual.replace('Host', 'Ghost')],
    ['two hosts', withHeader('Host: b.example')],
    ['any header twice', withHeader('X-A: b\r\nx-a: b')],
    ['a large head', withHeader(`X-A: ${'b'.repeat(20_000)}`)],
    ['many headers', withHeader(Array.from({ length: 70 }, (_line, index) => `X-${index}: b`).join('\r\n'))],
    ['no length', usual.replace('Content-Length', 'X-Length')],
    ['two lengths', withHeader(`Content-Length: ${body.length}`)],
    ['two lengths that differ', withHeader('content-length: 1')],
    ['two lengths in one line', withLength(`${body.length}, ${body.length}`)],
    ['a length with a sign', withLength(`+${body.length}`)],
    ['a length below nothing', withLength('-1')],
    ['a length in two parts', withLength('1 5')],
    ['a length with a point', withLength('15.0')],
    ['a length in base 16', withLength('0xf')],
    ['a length with a power', withLength('1e1')],
    ['an empty length', withLength('')],
    ['an endless length', withLength('9'.repeat(30))],
    ['a length above the limit', withLength('1001') + 'x'.repeat(1_001)],
    ['chunks', withHeader('Transfer-Encoding: chunked')],
    ['chunks without a length', usual.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')],
    ['an encoding that is none', withHeader('Transfer-Encoding: identity')],
    ['a name that looks like an encoding', withHeader('Transfer_Encoding: chunked')],
    ['a question before the body', withHeader('Expect: 100-continue')],
    ['a change of protocol', withHeader('Connection: upgrade\r\nUpgrade: websocket')],
    ['a connection that ends', withHeader('Connection: close')],
    ['several words about the connection', withHeader('Connection: keep-alive, X-A')],
    ['what follows the body', withHeader('Trailer: X-A')],
    ['a packed body', withHeader('Content-Encoding: gzip')],
    ['no type', usual.replace('Content-Type', 'X-Type')],
    ['another type', usual.replace('application/json', 'application/xml')],
    ['a blank before a colon', usual.replace('Host:', 'Host :')],
    ['a blank before a name', usual.replace('Host:', ' Host:')],
    ['a line without a colon', withHeader('X-A')],
    ['a line without a name', withHeader(': b')],
    ['a line that goes on', usual.replace('a.example', 'a\r\n b')],
    ['a line feed alone', usual.replace('\r\nContent-Type', '\nContent-Type')],
    ['line feeds alone', usual.replaceAll('\r\n', '\n')],
    ['a carriage return alone', usual.replace('a.example', 'a\rX: b')],
    ['a NUL', usual.replace('a.example', 'a\0')],
    ['a name of a prototype', withHeader('__proto__: x')],
  ])('leaves %s to a full parser', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('understands no request before the end of its head, and knows of no body before its last byte', () => {
    const endOfHead = usual.length - body.length;
    for (let length = 0; length < usual.length; length++) {
      const request = read(usual.slice(0, length));

      if (length < endOfHead) expect(request).toBeUndefined();
      else expect(request).toMatchObject({ body: undefined, end: usual.length });
    }
  });
});

describe('beside Node’s own parser', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      void bytesOf(request).then((given) =>
        response.end(
          JSON.stringify({ path: request.url, headers: request.headers, body: given.toString('latin1') }),
        ),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  async function askNode(text: string): Promise<unknown> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.end(Buffer.from(text, 'latin1'));
    const answer = await textOf(socket);
    return JSON.parse(
      answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/^[\da-f]+\r\n|\r\n0\r\n\r\n$/g, ''),
    );
  }

  const signs = [
    ' ',
    '\t',
    ':',
    '\r',
    '\n',
    '\r\n',
    '\0',
    '\x7f',
    '\x80',
    '\xa0',
    'é',
    '"',
    ',',
    '_',
    '-',
    '1',
  ];
  const lines = [
    'X-A: b',
    'cookie: a=b',
    'Host: c',
    'accept:',
    'Connection: Keep-Alive',
    'Content-Length: 15',
  ];
  const part = fc.oneof(fc.constantFrom(...signs), fc.constantFrom(...lines.map((line) => `${line}\r\n`)));
  const changed = fc
    .array(fc.tuple(fc.nat(usual.length), part), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((text, [at, more]) => text.slice(0, at) + more + text.slice(at), usual));
  const withValue = part.map((more) => withHeader(`X-More: ${more}z`));
  const withAddress = fc
    .array(
      fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)),
      { maxLength: 3 },
    )
    .map((more) => usual.replace('/decision', () => `/flags?a=${more.join('')}`));

  it('gives the same of whatever it reads, and Node refuses none of that', async () => {
    let understood = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, withValue, withAddress), async (text) => {
        const own = read(text);
        if (own?.body === undefined) return;
        understood++;
        const asked = (await askNode(text.slice(0, own.end))) as { path: string };
        expect({ headers: own.head.headers, body: own.body.toString('latin1') }).toEqual({
          ...asked,
          path: undefined,
        });
        expect(text).toContain(`POST ${asked.path} HTTP`);
      }),
      { numRuns: 400, seed: 22 },
    );
    expect(understood).toBeGreaterThan(20);
  });
});
