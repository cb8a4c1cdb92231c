import type { SettingReader } from './setting-reader.js';
import { flag, host as hostName, port, text } from './readers.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** TLS from the first byte; otherwise STARTTLS when the server offers it. */
  readonly secure: boolean;
}

/** SMTP is on when its host is named; the short names HOST, PORT, UNAME and PASSWORD are read too. */
export function readSmtp(settings: SettingReader): SmtpSettings | undefined {
  const host = settings.optional(['SMTP_HOST', 'HOST'], hostName);
  const smtpPort = settings.read(['SMTP_PORT', ...(host === undefined ? [] : ['PORT'])], port, 587);
  const secure = settings.read(['SMTP_SECURE'], flag, smtpPort === 465);
  if (host === undefined) return undefined;
  return {
    host,
    port: smtpPort,
    user: settings.optional(['SMTP_UNAME', 'UNAME'], text),
    password: settings.optional(['SMTP_PASSWORD', 'PASSWORD'], text),
    secure,
  };
}
