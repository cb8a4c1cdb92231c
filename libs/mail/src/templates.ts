import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

const names = [
  'verification',
  'reset',
  'invitation',
  'stop',
  'halt',
  'notice',
  'sign-up-invitation',
] as const;
export type MailTemplate = (typeof names)[number];

type Render = (context: Record<string, string>) => string;

/** Both parts of a mail, filled in. */
export interface MailParts {
  text: string;
  html: string;
}

const compile = (file: string, noEscape: boolean): Render =>
  Handlebars.compile(readFileSync(join(import.meta.dirname, 'templates', file), 'utf8'), {
    noEscape,
    strict: true,
  });

/** Reads every template at once, so a missing one is noticed at the start. */
export function readTemplates(): (template: MailTemplate, context: Record<string, string>) => MailParts {
  const templates = new Map(
    names.map((name) => [
      name,
      { text: compile(`${name}.txt.hbs`, true), html: compile(`${name}.html.hbs`, false) },
    ]),
  );
  return (template, context) => {
    const { text, html } = templates.get(template)!;
    return { text: text(context), html: html(context) };
  };
}
