import type { Schema } from '../../../api/client.js';

/** One change of a page, as the API has it. */
export type PageChange = Schema<'VariationDto'>['changes'][number];
export type ChangeField = Exclude<keyof PageChange, 'action'>;

/** The fields of each action, in the order of its form. */
const fields: Readonly<Record<PageChange['action'], readonly ChangeField[]>> = {
  text: ['selector', 'value'],
  html: ['selector', 'value'],
  attribute: ['selector', 'name', 'value'],
  style: ['selector', 'property', 'value', 'important'],
  class: ['selector', 'add', 'remove'],
  hide: ['selector'],
  remove: ['selector'],
  move: ['selector', 'target', 'position'],
  insert: ['target', 'position', 'value'],
  css: ['value'],
};

export const actionNames = Object.keys(fields) as PageChange['action'][];
export const changeFields = (action: PageChange['action']): readonly ChangeField[] => fields[action];

/** A change with its fields in one order, so that equal ones are equal as JSON; unknown fields come last. */
export function inOrder(change: PageChange): PageChange {
  const names = ['action', ...fields[change.action]];
  const known = names.filter((name) => name in change);
  const unknown = Object.keys(change).filter((name) => !names.includes(name));
  return Object.fromEntries(
    [...known, ...unknown].map((name) => [name, change[name as keyof PageChange]]),
  ) as PageChange;
}

const initial: Omit<Required<PageChange>, 'action' | 'important'> = {
  ...{ selector: '', target: '', name: '', property: '', value: '' },
  ...{ position: 'after', add: [], remove: [] },
};

/** A change that has everything but what only its author knows. */
export function newChange(action: PageChange['action']): PageChange {
  const names = fields[action].filter((name) => name !== 'important');
  const own = Object.fromEntries(names.map((name) => [name, initial[name]]));
  return { action, ...own };
}
