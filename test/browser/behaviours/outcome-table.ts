import { type EngineName, engineNames } from '../engines/index.js';
import { areas, type Behaviour } from './behaviour.js';
import type { Outcome } from './bed.js';

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

    /** Whether every behaviour has been tried. */
    get isWhole(): boolean {
      return cells.size === behaviours.length;
    },

    /** The rows of a Markdown table, in the order of the areas. */
    get rows(): string[] {
      return areas.flatMap((area) =>
        behaviours
          .filter((each) => each.area === area)
          .map(
            ({ name, says }) =>
              `| ${area} | ${[says, ...engineNames.map((engine) => cells.get(name)?.[engine] ?? '')].join(' | ')} |`,
          ),
      );
    },
  };
}
