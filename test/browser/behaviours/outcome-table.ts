import { type EngineName, engineNames } from '../engines/index.js';
import { areas, type Behaviour } from './behaviour.js';
import type { Outcome } from './bed.js';

const start = '<!-- behaviours by engine: npm run sdk:table writes them -->';
const end = '<!-- end of behaviours by engine -->';

/** The table between its marks in a page of the documentation. */
export const tableIn = (page: string): string => between(page).table;

/** The page with another table between the marks. */
export function withTable(page: string, table: string): string {
  const { before, after } = between(page);
  return before + table + after;
}

function between(page: string) {
  const [from, to] = [page.indexOf(start) + start.length, page.indexOf(end)];
  if (from < start.length || to < from) throw new Error('the page has no place for the table');
  return { before: page.slice(0, from), table: page.slice(from, to), after: page.slice(to) };
}

/** Collects what became of each behaviour, for the table of docs/sdk.md. */
export function outcomeTable(behaviours: readonly Behaviour[]) {
  const cells = new Map<string, Record<EngineName, string>>();

  const cell = ({ note }: Behaviour, engine: EngineName, outcome: Outcome): string => {
    if (outcome === 'ok') return note?.[engine] ? `ok (${note[engine]})` : 'ok';
    return 'cannot' in outcome ? outcome.cannot : 'fails';
  };

  return {
    note(behaviour: Behaviour, outcomes: Record<EngineName, Outcome>): void {
      const named = engineNames.map((engine) => [engine, cell(behaviour, engine, outcomes[engine])]);
      cells.set(behaviour.name, Object.fromEntries(named) as Record<EngineName, string>);
    },

    /** As Markdown, in the order of the areas. */
    get text(): string {
      const head = [`| | behaviour | ${engineNames.join(' | ')} |`, '| --- | --- | --- | --- | --- |'];
      const rows = areas.flatMap((area) =>
        behaviours
          .filter((each) => each.area === area)
          .map(
            ({ name, says }) =>
              `| ${area} | ${[says, ...engineNames.map((engine) => cells.get(name)?.[engine] ?? '')].join(' | ')} |`,
          ),
      );
      return `\n\n${[...head, ...rows].join('\n')}\n\n`;
    },
  };
}
