/** What one process reports of itself. */
export interface ProcessReport {
  /** The value of the label `process`. */
  readonly process: string;
  /** In Prometheus' text form. */
  readonly text: string;
}

interface Family {
  /** Its lines of HELP and TYPE. */
  readonly head: readonly string[];
  readonly samples: string[];
}

/**
 * The reports of several processes as one: each series with a label `process`, so that no series jumps between the values of
 * two processes.
 */
export function mergeReports(reports: readonly ProcessReport[]): string {
  const families = new Map<string, Family>();
  for (const { process, text } of reports) {
    let head: string[] = [];
    let family: Family | undefined;
    for (const line of text.split('\n')) {
      if (line === '') continue;
      if (line.startsWith('#')) {
        if (line.startsWith('# HELP ')) head = [];
        head.push(line);
        family = undefined;
        continue;
      }
      family ??= familyOf(families, head);
      family.samples.push(withProcess(line, process));
    }
  }
  return [...families.values()].map(({ head, samples }) => [...head, ...samples, ''].join('\n')).join('\n');
}

function familyOf(families: Map<string, Family>, head: readonly string[]): Family {
  const name = head[0]?.split(' ')[2] ?? '';
  let family = families.get(name);
  if (family === undefined) families.set(name, (family = { head, samples: [] }));
  return family;
}

/** `name 1` and `name{a="b"} 1` with one label more. */
function withProcess(sample: string, process: string): string {
  const label = `process="${process}"`;
  const nameEnd = sample.search(/[{ ]/);
  const name = sample.slice(0, nameEnd);
  if (sample[nameEnd] === ' ') return `${name}{${label}}${sample.slice(nameEnd)}`;
  const isEmpty = sample[nameEnd + 1] === '}';
  return `${name}{${label}${isEmpty ? '' : ','}${sample.slice(nameEnd + 1)}`;
}
