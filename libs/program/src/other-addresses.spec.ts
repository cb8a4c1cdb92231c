import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createNetServer, type Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { addressesOf, allGone, listenAlsoAt, stopListening } from './other-addresses.js';

describe('addressesOf', () => {
  const find = () => Promise.resolve(['::1', '127.0.0.1', '::1'].map((address) => ({ address })));

  it('has every address of localhost once, in their order', async () => {
    expect(await addressesOf('localhost', find)).toEqual(['::1', '127.0.0.1']);
  });

  it.each(['0.0.0.0', '::', 'shop.example', '127.0.0.1'])('leaves %s as it is', async (host) => {
    expect(await addressesOf(host, find)).toEqual([host]);
  });
});

describe('listenAlsoAt', () => {
  const other = '127.0.0.2';
  let server: Server;
  let sockets: Socket[];
  let waiting: ServerResponse[];
  let agent: Agent;

  beforeEach(async () => {
    [sockets, waiting, agent] = [[], [], new Agent({ keepAlive: true })];
    server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
      if (incoming.url === '/wait') waiting.push(response);
      else response.end(incoming.socket.localAddress);
    });
    server.on('connection', (socket: Socket) => sockets.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await listenAlsoAt(server, other);
  });

  afterEach(() => {
    agent.destroy();
    server.close();
    server.closeAllConnections();
  });

  const port = () => (server.address() as AddressInfo).port;
  const ask = async (host: string, path = '/'): Promise<string> => {
    const [answer] = (await once(get({ host, port: port(), path, agent }), 'response')) as [IncomingMessage];
    return textOf(answer);
  };
  const isRefused = (host: string, at: number) =>
    new Promise<boolean>((resolve) => {
      const socket = connect(at, host, () => resolve(false));
      socket.on('error', () => resolve(true)).on('connect', () => socket.destroy());
    });

  it('serves both addresses by one server', async () => {
    expect(await ask('127.0.0.1')).toBe('127.0.0.1');
    expect(await ask(other)).toBe(other);
    expect(sockets).toHaveLength(2);
  });

  it('tells the server of what cannot be read', async () => {
    server.on('clientError', (_error, socket) => void socket.end('mine'));
    const socket = connect(port(), other);
    socket.write('nonsense\r\n\r\n');

    expect(await textOf(socket)).toBe('mine');
  });

  it('is closed with the server, when what is under way is answered and what is idle is gone', async () => {
    const at = port();
    await ask(other);
    const answer = ask(other, '/wait');
    while (waiting.length === 0) await turnOfTheLoop();
    let isClosed = false;
    const closed = new Promise<void>((resolve) => server.close(() => resolve())).then(
      () => (isClosed = true),
    );
    while (!(await isRefused(other, at))) await turnOfTheLoop();
    expect(isClosed).toBe(false);

    waiting[0]!.setHeader('connection', 'close').end('late');

    expect(await answer).toBe('late');
    await closed;
    expect(sockets.every(({ destroyed }) => destroyed)).toBe(true);
  });

  it('stops listening with the server, and is gone with the last connection', async () => {
    const at = port();
    const answer = ask(other, '/wait');
    while (waiting.length === 0) await turnOfTheLoop();
    const gone = allGone(server);

    stopListening(server);

    expect(await isRefused(other, at)).toBe(true);
    expect(await isRefused('127.0.0.1', at)).toBe(true);
    waiting[0]!.setHeader('connection', 'close').end('late');
    expect(await answer).toBe('late');
    await gone;
  });

  it('is left out where the address is taken or not there', async () => {
    const taken = createNetServer().listen(port(), '127.0.0.3');
    await once(taken, 'listening');

    await listenAlsoAt(server, '127.0.0.3');
    await listenAlsoAt(server, '192.0.2.1');

    taken.close();
    expect(await ask(other)).toBe(other);
  });
});
