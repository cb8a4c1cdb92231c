/** Mail that the product sends: what it says, where it waits, and how it leaves. */
export { MailDelivery } from './mail-delivery.js';
export { MailWriter, type MailOrder, type WrittenMail } from './mail-order.js';
export { MailQueue } from './mail-queue.js';
export { MailModule } from './mail.module.js';
export {
  invitationMail,
  noticeMail,
  resetMail,
  signUpInvitationMail,
  haltMail,
  stopMail,
  verificationMail,
  type CodeAndLink,
  type Mail,
} from './mails.js';
