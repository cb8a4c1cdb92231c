/** A member at work in the console, without end: reads and writes of every kind, each of which has to succeed. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const email = 'ada@members.example';
const password = 'Correct-Horse-9!';

export class Members {
  /** Refused calls and calls without one, and what the first of them was. */
  failed = 0;
  firstFailure = undefined;
  done = 0;
  #ended = false;
  #running;

  constructor({ admin, outbox }) {
    this.origin = admin.origin;
    this.outbox = outbox;
  }

  async start() {
    await this.#call('POST', '/organizations', { name: 'Members', email, password });
    await this.#call('POST', '/users/verify', { email, password, otp: await this.#code() });
    const { accessToken } = await this.#call('POST', '/auth/login', { email, password });
    this.headers = { authorization: `Bearer ${accessToken}`, email };
    const { orgs } = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
    this.orgId = orgs[0].id;
    this.projectId = orgs[0].projects[0].id;
    this.#running = this.#work();
  }

  /** Resolves when the last call has its answer. */
  async end() {
    this.#ended = true;
    await this.#running;
  }

  async #work() {
    for (let round = 1; !this.#ended; round++) {
      const title = `Round ${round}`;
      const { id } = await this.#call('POST', '/experiments', { projectId: this.projectId, title });
      if (id === undefined) continue;
      await this.#call('PATCH', `/experiments/${id}`, { description: title, coverage: 50 });
      await this.#call('PATCH', `/experiments/${id}`, { status: 'Active' });
      await this.#call('POST', '/experiments/all', {
        orgId: this.orgId,
        projectId: this.projectId,
        rows: 20,
        page: 1,
      });
      await this.#call('GET', `/experiments/${id}/results`);
      await this.#call('GET', '/users/me');
      await this.#call('PATCH', `/experiments/${id}`, { status: 'Ended' });
      await this.#call('PATCH', `/experiments/${id}`, { status: 'Archived' });
      await sleep(50);
    }
  }

  async #call(method, path, body) {
    try {
      const response = await fetch(this.origin + path, {
        method,
        headers: { ...this.headers, ...(body && { 'content-type': 'application/json' }) },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await response.text();
      this.done++;
      if (response.status > 399) this.#fail(`${method} ${path}: ${response.status} ${text}`);
      return text === '' ? {} : JSON.parse(text);
    } catch (error) {
      this.#fail(`${method} ${path}: ${error.cause?.code ?? error.message}`);
      return {};
    }
  }

  #fail(what) {
    this.failed++;
    this.firstFailure ??= what;
  }

  /** From the only mail in the outbox. */
  async #code() {
    for (let tries = 0; tries < 200; tries++) {
      const names = (await readdir(this.outbox).catch(() => [])).filter((name) => name.endsWith('.eml'));
      const mails = await Promise.all(names.map((name) => readFile(join(this.outbox, name), 'utf8')));
      const code = mails.map((mail) => /^\d{6}\r?$/m.exec(mail)?.[0]).find(Boolean);
      if (code) return code.trim();
      await sleep(50);
    }
    throw new Error('There is no mail with a code.');
  }
}
