import { changeFaults, cssFault, jsFault, selectorFault } from '#libs/changes';

/** The checks of the server, as they are; large, so only `useTypedFaults` loads them. */
export const typedChecks = {
  css: (text: string) => one(cssFault(text)),
  js: (text: string) => one(jsFault(text)),
  selector: (text: string) => one(text.trim() === '' ? undefined : selectorFault(text)),
  changes: (json: string): Record<string, string> =>
    Object.fromEntries(
      changeFaults(JSON.parse(json)).map(({ index, field, message }) => [
        [index, field].filter((step) => step !== undefined).join('.'),
        asSentence(message),
      ]),
    ),
};

const one = (fault: string | undefined): Record<string, string> =>
  fault === undefined ? {} : { '': asSentence(fault) };

const asSentence = (fault: string): string => {
  const words = fault.replace(/^is not/, 'not');
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
};
