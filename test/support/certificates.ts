import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** An authority of a test's own, with a certificate of a server called `localhost`. */
export class Authority {
  private readonly folder = mkdtempSync(join(tmpdir(), 'abtesting-authority-'));

  constructor() {
    const subject = ['-subj', '/CN=Authority of a test', '-days', '2'];
    this.openssl(
      'req',
      '-x509',
      ...curve,
      ...subject,
      '-keyout',
      this.file('ca.key'),
      '-out',
      this.certificate,
    );
    this.openssl(
      'req',
      ...curve,
      '-subj',
      '/CN=localhost',
      '-keyout',
      this.serverKey,
      '-out',
      this.file('csr'),
    );
    writeFileSync(this.file('names'), 'subjectAltName=DNS:localhost\n');
    const signed = ['-CA', this.certificate, '-CAkey', this.file('ca.key'), '-CAcreateserial', '-days', '2'];
    const request = ['x509', '-req', '-in', this.file('csr'), ...signed, '-extfile', this.file('names')];
    this.openssl(...request, '-out', this.serverCertificate);
  }

  /** Of the authority itself. */
  get certificate(): string {
    return this.file('ca.pem');
  }

  get serverCertificate(): string {
    return this.file('server.pem');
  }

  get serverKey(): string {
    return this.file('server.key');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private file(name: string): string {
    return join(this.folder, name);
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { stdio: 'ignore' });
  }
}
