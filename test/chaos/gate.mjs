/** A way to a server that can be shut, or made silent, as if the server were away. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export class Gate {
  #sockets = new Set();
  #server;
  #isSilent = false;

  static async to(port) {
    const gate = new Gate();
    gate.target = port;
    await gate.open();
    return gate;
  }

  async open() {
    this.#isSilent = false;
    for (const socket of this.#sockets) socket.resume();
    if (this.#server) return;
    this.#server = createServer((client) => this.#join(client)).listen(this.port ?? 0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = this.#server.address().port;
  }

  /** Connections end, and new ones are refused. */
  async shut() {
    const server = this.#server;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Connections stay, and nothing comes through. */
  silence() {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  #join(client) {
    const server = connect(this.target, '127.0.0.1');
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ]) {
      this.#sockets.add(socket);
      socket.on('data', (data) => other.write(data));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      if (this.#isSilent) socket.pause();
    }
  }
}
