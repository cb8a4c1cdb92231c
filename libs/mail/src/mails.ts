import type { NoticeDetails, NoticedEvent } from '#libs/entities';
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

/** What proves an address: six digits to type, or a link to open. */
export interface CodeAndLink {
  code: string;
  validSeconds: number;
  /** A page of the console; opening it does nothing yet. */
  link: string;
  linkValidHours: number;
}

/** What was asked for with the address, by its owner or by others. */
interface RequestOfMail {
  kind: 'sign-up' | 'registration' | 'invitation';
  organization: string;
  requestedAt: Date;
}

/** More requests than anybody makes are counted only. */
const listedRequests = 5;

const requestTexts: Record<RequestOfMail['kind'], string> = {
  'sign-up': 'create the organization',
  registration: 'join the organization',
  invitation: 'accept the invitation to the organization',
};

/** The mail that proves an address; it says what was asked for, as others may know the address. */
export const verificationMail = (
  mail: CodeAndLink & { to: string; claims: readonly RequestOfMail[] },
): Mail => ({
  to: mail.to,
  subject: 'Your verification code',
  template: 'verification',
  context: { ...proofContext(mail), requests: listOf(mail.claims) },
});

/** The mail that allows a new password. */
export const resetMail = (mail: CodeAndLink & { to: string }): Mail => ({
  to: mail.to,
  subject: 'Your password reset code',
  template: 'reset',
  context: proofContext(mail),
});

/** The mail that offers a place in an organization; with an account one logs in to accept it. */
export const invitationMail = (mail: {
  to: string;
  organization: string;
  hasAccount: boolean;
  link: string;
}): Mail => ({
  to: mail.to,
  subject: 'You have been invited to an organization',
  template: 'invitation',
  context: {
    organization: quotedName(mail.organization),
    link: mail.link,
    hasAccount: mail.hasAccount ? 'yes' : '',
  },
});

/** The mail that tells who may sign up an organization although sign-up is closed. */
export const signUpInvitationMail = (mail: { to: string; link: string }): Mail => ({
  to: mail.to,
  subject: 'You can create an organization',
  template: 'sign-up-invitation',
  context: { link: mail.link },
});

const noticed: Record<NoticedEvent, { subject: string; what: string; advice: string }> = {
  'password-changed': {
    subject: 'Your password was changed',
    what: 'The password of your account on ABTestingTool was changed.',
    advice: 'If you did not change it, set a new password immediately',
  },
  'password-reset': {
    subject: 'Your password was reset',
    what: 'The password of your account on ABTestingTool was reset with a code sent to this address. All sessions have ended.',
    advice: 'If you did not reset it, secure your mailbox and set a new password immediately',
  },
  'new-device': {
    subject: 'New login to your account',
    what: 'A new device logged in to your account on ABTestingTool.',
    advice: 'If this was not you, set a new password immediately. This ends all sessions',
  },
  'account-deleted': {
    subject: 'Your account was deleted',
    what: 'Your account on ABTestingTool was deleted.',
    advice: 'If you did not delete it, tell the operator of this installation immediately',
  },
};

/** The mail that tells the owner of an account what was done about it, and from where. */
export const noticeMail = (mail: NoticeDetails & { to: string; link: string }): Mail => ({
  to: mail.to,
  subject: noticed[mail.event].subject,
  template: 'notice',
  context: {
    ...{ what: noticed[mail.event].what, advice: noticed[mail.event].advice },
    ...{ device: mail.device, network: mail.network },
    time: mail.at.slice(0, 16).replace('T', ' '),
    link: mail.event === 'account-deleted' ? '' : mail.link,
  },
});

/** What a mail about an automatic stop tells. */
export interface StopDetails {
  to: string;
  experiment: string;
  project: string;
  /** A sentence for each reason. */
  reasons: readonly string[];
  stoppedAt: Date;
  link: string;
}

/** The mail that tells the Owners of a project that an experiment was paused by the product itself. */
export const stopMail = (details: StopDetails): Mail => aboutStop('stop', 'Paused', details);

/** The mail that tells them that the rollout of a flag was halted, while the flag goes on. */
export const haltMail = (details: StopDetails): Mail => aboutStop('halt', 'Rollout halted', details);

const aboutStop = (template: 'stop' | 'halt', what: string, details: StopDetails): Mail => ({
  to: details.to,
  subject: `${what}: ${quotedName(details.experiment)}`,
  template,
  context: {
    ...{ experiment: quotedName(details.experiment), project: quotedName(details.project) },
    link: details.link,
    reasons: details.reasons.map(oneLine).join('\n'),
    time: details.stoppedAt.toISOString().slice(0, 16).replace('T', ' '),
  },
});

function proofContext({ code, validSeconds, link, linkValidHours }: CodeAndLink): Record<string, string> {
  return { code, link, validity: duration(validSeconds), linkValidity: hours(linkValidHours) };
}

function listOf(requests: readonly RequestOfMail[]): string {
  const lines = requests.slice(-listedRequests).map(({ kind, organization, requestedAt }) => {
    const time = requestedAt.toISOString().slice(0, 19).replace('T', ' ');
    return `- ${requestTexts[kind]} ${quotedName(organization)}, requested at ${time} UTC`;
  });
  const more = requests.length - lines.length;
  return (more > 0 ? [`- ${plural(more, 'earlier request')}`, ...lines] : lines).join('\n');
}

const hours = (count: number): string =>
  count % 24 === 0 && count > 24 ? plural(count / 24, 'day') : plural(count, 'hour');

function duration(seconds: number): string {
  return seconds % 60 === 0 ? plural(seconds / 60, 'minute') : plural(seconds, 'second');
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
