import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on a port of its own, which takes mails or refuses them. */
export class MailServer {
  readonly mails: { to: string; raw: string }[] = [];
  /** The code that recipients are refused with, for example 451 for now or 550 for good. */
  refusal: number | undefined;
  refused = 0;
  private server = this.create();

  /** @param port the port of an earlier one that was stopped */
  async start(port = 0): Promise<number> {
    this.server = this.create();
    const listening = this.server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return (listening.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  /** The newest mail to an address, whole. */
  latestTo(address: string): string | undefined {
    return this.mails.findLast(({ to }) => to === address)?.raw;
  }

  private create(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, done) => {
        if (this.refusal === undefined) return done();
        this.refused += 1;
        done(Object.assign(new Error('Not now'), { responseCode: this.refusal }));
      },
      onData: (stream, session, done) => {
        const to = session.envelope.rcptTo[0]!.address;
        text(stream).then(
          (raw) => {
            this.mails.push({ to, raw });
            done();
          },
          (error: Error) => done(error),
        );
      },
    });
  }
}
