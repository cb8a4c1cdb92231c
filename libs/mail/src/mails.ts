import { oneLine } from '#libs/security';
import { quotedName } from './quoted-name.js';
import type { MailTemplate } from './templates.js';

/** A mail before it is written: whom it is for, and what its template is filled with. */
export interface Mail {
  to: string;
  subject: string;
  template: MailTemplate;
  context: Record<string, string>;
}

interface CodeMail {
  to: string;
  /** Six digits. */
  code: string;
  validSeconds: number;
}

interface VerificationMail extends CodeMail {
  organization: string;
  /** Whether the code makes the organization, or lets its recipient into one. */
  isSignUp: boolean;
  askedAt: Date;
  /** Whether more has been asked for with this address, maybe by others. */
  isContested: boolean;
}

/** The mail with the six digits that prove an address; it says what they confirm, as others may know the address. */
export const verificationMail = (mail: VerificationMail): Mail => ({
  to: mail.to,
  subject: 'Your verification code',
  template: 'verification',
  context: {
    ...{ code: mail.code, validity: duration(mail.validSeconds) },
    purpose: mail.isSignUp ? 'sign up the organization' : 'register in the organization',
    organization: quotedName(mail.organization),
    time: mail.askedAt.toISOString().slice(0, 19).replace('T', ' '),
    contested: mail.isContested ? 'yes' : '',
  },
});

/** The mail with the six digits that allow a new password. */
export const resetMail = ({ to, code, validSeconds }: CodeMail): Mail => ({
  to,
  subject: 'Your code for a new password',
  template: 'reset',
  context: { code, validity: duration(validSeconds) },
});

/** The mail that tells of a place in an organization; the same whether or not there is an account. */
export const invitationMail = (mail: { to: string; organization: string; link: string }): Mail => ({
  to: mail.to,
  subject: 'You have been invited to an organization',
  template: 'invitation',
  context: { organization: quotedName(mail.organization), link: mail.link },
});

/** The mail that tells the Owners of a project that an experiment was paused by the product itself. */
export const stopMail = (mail: {
  to: string;
  experiment: string;
  project: string;
  /** A sentence for each reason. */
  reasons: readonly string[];
  stoppedAt: Date;
  link: string;
}): Mail => ({
  to: mail.to,
  subject: `Paused: ${quotedName(mail.experiment)}`,
  template: 'stop',
  context: {
    ...{ experiment: quotedName(mail.experiment), project: quotedName(mail.project), link: mail.link },
    reasons: mail.reasons.map(oneLine).join('\n'),
    time: mail.stoppedAt.toISOString().slice(0, 16).replace('T', ' '),
  },
});

function duration(seconds: number): string {
  return seconds % 60 === 0 ? plural(seconds / 60, 'minute') : plural(seconds, 'second');
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
