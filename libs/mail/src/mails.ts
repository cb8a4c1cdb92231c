/** A mail before it is sent; the text part comes first and is complete by itself. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

interface CodeMail {
  to: string;
  code: string;
  validSeconds: number;
}

/** The mail with the six digits that prove an address. */
export function verificationMail({ to, code, validSeconds }: CodeMail): Mail {
  const lead = 'Use this code to verify your account:';
  const note = `It is valid for ${duration(validSeconds)} and works once. If you did not ask for it, ignore this mail.`;
  return {
    to,
    subject: 'Your verification code',
    text: ['Hello,', '', lead, '', code, '', note, ''].join('\n'),
    html: `<p>Hello,</p><p>${lead}</p><p style="font-size:28px;letter-spacing:6px"><b>${code}</b></p><p>${note}</p>`,
  };
}

function duration(seconds: number): string {
  return seconds % 60 === 0 ? plural(seconds / 60, 'minute') : plural(seconds, 'second');
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
