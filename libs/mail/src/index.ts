/** Mail that the product sends: what it says and how it leaves. */
export { MailModule } from './mail.module.js';
export { MailService } from './mail.service.js';
export { verificationMail, type Mail } from './mails.js';
