import { changeFaults, cssFault, jsFault } from '#libs/changes';
import { TimeSlices } from '../../../threads/index.js';
import type { Configuration } from '../configuration.js';
import type { Change } from '../configuration-changes.js';
import type { Fault } from '../faults.js';
import { experimentFacts, partFacts, type FieldFact } from '../field-facts.js';
import type { Target } from '../target.js';
import type { ExperimentFields, VariationFields } from '../wanted.js';

const codeFault = { css: cssFault, js: jsFault };

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
  const listed = changes.flatMap(changedLists);
  for (const { path, list } of listed) {
    for (const { index, field, message } of changeFaults(list))
      faults.push({ path: [...path, ...[index, field].filter((step) => step !== undefined)], message });
    await slices.next();
  }
  const bytes = bytesOf(target.experiment, target.variations);
  const valued = changes.find(({ of, what }) => of.part === 'variations' && what !== 'removed');
  const last = listed.at(-1) ?? texts.at(-1) ?? valued;
  if (last && bytes > maxBytes && bytes > bytesOf(present.experiment, wrapped(present)))
    faults.push({
      path: last.path,
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
    if (language === undefined || language === 'changes' || typeof text !== 'string' || text === '')
      return [];
    return [{ path: of.field === null ? [...path, field] : path, language, text }];
  });
}

/** The changes of pages that are new, and where they stand. */
function changedLists({ path, of, what, after }: Change): { path: Change['path']; list: unknown }[] {
  if (of.part !== 'variations' || what === 'removed') return [];
  if (of.field === 'changes') return [{ path, list: after }];
  if (of.field !== null) return [];
  return [{ path: [...path, 'changes'], list: (after as VariationFields).changes }];
}

const wrapped = ({ variations }: Configuration) => variations.map((fields) => ({ fields }));

function bytesOf(
  experiment: Pick<ExperimentFields, 'js' | 'css'>,
  variations: readonly { fields: Pick<VariationFields, 'js' | 'css' | 'changes' | 'value'> }[],
): number {
  const own = variations.flatMap(({ fields: { js, css, changes, value } }) => [
    ...[js, css],
    ...(changes.length > 0 ? [JSON.stringify(changes)] : []),
    ...(value === null ? [] : [JSON.stringify(value)]),
  ]);
  const texts = [experiment.js, experiment.css, ...own];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
