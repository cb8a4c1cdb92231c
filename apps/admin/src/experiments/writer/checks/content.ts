import { TimeSlices } from '../../../threads/index.js';
import type { Configuration } from '../configuration.js';
import type { Change } from '../configuration-changes.js';
import type { Fault } from '../faults.js';
import { experimentFacts, partFacts, type FieldFact } from '../field-facts.js';
import type { Target } from '../target.js';
import { codeFault } from './code.js';

/** All code, changes and values of one experiment together, in bytes. */
const maxBytes = 4 * 1024 * 1024;

/** What is wrong with code that changes: what does not parse, and more of it than an experiment may have. */
export async function contentFaults(
  present: Configuration,
  target: Target,
  changes: readonly Change[],
): Promise<Fault[]> {
  const slices = new TimeSlices();
  const faults: Fault[] = [];
  const texts = changes.flatMap(changedTexts);
  for (const { path, language, text } of texts) {
    const message = codeFault[language](text);
    if (message !== undefined) faults.push({ path, message });
    await slices.next();
  }
  const bytes = bytesOf(target.experiment, target.variations);
  if (texts.length > 0 && bytes > maxBytes && bytes > bytesOf(present.experiment, wrapped(present)))
    faults.push({
      path: texts.at(-1)!.path,
      message: `makes all code of the experiment ${bytes} bytes, and at most ${maxBytes} are allowed`,
    });
  return faults;
}

interface CodeText {
  path: Change['path'];
  language: 'js' | 'css';
  text: string;
}

function changedTexts({ path, of, what, after }: Change): CodeText[] {
  if (of.part === 'segmentIds' || what === 'removed') return [];
  const facts: Readonly<Record<string, FieldFact>> =
    of.part === 'experiment' ? experimentFacts : partFacts[of.part];
  const fields = of.field === null ? (after as Record<string, unknown>) : { [of.field]: after };
  return Object.entries(fields).flatMap(([field, text]) => {
    const language = facts[field]?.code;
    if (language === undefined || typeof text !== 'string' || text === '') return [];
    return [{ path: of.field === null ? [...path, field] : path, language, text }];
  });
}

const wrapped = ({ variations }: Configuration) => variations.map((fields) => ({ fields }));

function bytesOf(
  experiment: { js: string; css: string },
  variations: readonly { fields: { js: string; css: string } }[],
): number {
  const texts = [experiment, ...variations.map(({ fields }) => fields)].flatMap(({ js, css }) => [js, css]);
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
