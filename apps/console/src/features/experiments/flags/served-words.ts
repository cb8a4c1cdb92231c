import type { ListedExperiment } from '../experiment-queries.js';
import { flags } from '../../../texts/flags.js';
import { valueWords } from './value-text.js';

const texts = flags.serves;

/** What a flag of a list serves now, each variation with its share where there are several. */
export function servedWords({
  status,
  ruleCount = 0,
  ...flag
}: Pick<ListedExperiment, 'served' | 'valueType' | 'status' | 'ruleCount'>): string {
  const words = ofDefaultRule(flag);
  return status === 'Active' && ruleCount > 0 ? texts.afterRules(words) : words;
}

function ofDefaultRule({ served = [], valueType }: Pick<ListedExperiment, 'served' | 'valueType'>): string {
  if (served.length === 0) return texts.nothing;
  const [only] = served;
  if (served.length === 1 && only) return texts.is(only.title, valueWords(only.value, only.title, valueType));
  return served.map(({ title, share }) => texts.one(title, share)).join(', ');
}
