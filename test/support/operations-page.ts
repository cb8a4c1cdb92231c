import { readFileSync } from 'node:fs';

/** Commands of docs/operations.md, as they stand there, by the heading they are under. */
const page = readFileSync('docs/operations.md', 'utf8');

/** Every block of commands on the page. */
export const commandBlocks: readonly { heading: string; script: string }[] = page
  .split(/^#{2,3} /m)
  .flatMap((section) => {
    const heading = section.slice(0, section.indexOf('\n'));
    return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, script = '']) => ({ heading, script }));
  });

/** Commands in running text and tables: program and what is said to it. */
export const commandsInText: readonly string[] = [
  ...new Set(
    [
      ...page
        .replace(/^```sh\n.*?^```$/gms, '')
        .matchAll(/`((?:abtestingtool|npm|docker|kubectl|redis-cli|pg_\w+|psql) [^`]+)`/g),
    ].map(([, command = '']) => command.replace(/\s+/g, ' ')),
  ),
];

/** The only block under a heading, or one of several by its place. */
export function blockUnder(heading: string, place = 0): string {
  const blocks = commandBlocks.filter((block) => block.heading === heading);
  if (!blocks[place]) throw new Error(`docs/operations.md has no commands (${place}) under "${heading}".`);
  return blocks[place].script;
}
