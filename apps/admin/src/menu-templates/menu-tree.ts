import type { MenuEntry } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { actions as knownActions } from '#libs/guards';
import { isStorable } from '#libs/http';
import { oneLine } from '#libs/security';
import { hrefPattern, longestHref } from './href.field.js';

/** As JSON text. */
export const longestTree = 256 * 1024;
const maxDepth = 8;
const maxEntries = 1_000;
const longestName = 200;

const known: ReadonlySet<unknown> = new Set(knownActions);

/**
 * Reads a menu tree, as it comes from outside: a list of `{key, label, icon?, data: {href, actions}, children?}`
 * with different keys, known actions, and bounds on depth and size.
 *
 * @throws DomainError `invalid` on the first fault, with the path to it, such as `tree.0.data.actions`
 */
export function parseMenuTree(text: string): MenuEntry[] {
  return new MenuTreeReader().readEntries(parseJson(text), 'tree', 1);
}

/** A tree as JSON text, its fields always in the same order, whatever order they are stored in. */
export const formatMenuTree = (tree: readonly MenuEntry[]): string => JSON.stringify(tree.map(inOrder));

export function inOrder({ key, label, icon, data, children }: MenuEntry): MenuEntry {
  const { href, actions } = data;
  return { key, label, icon, data: { href, actions }, children: children?.map(inOrder) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField('tree', 'must be JSON');
  }
}

class MenuTreeReader {
  private readonly keys = new Set<string>();

  readEntries(value: unknown, path: string, depth: number): MenuEntry[] {
    if (!Array.isArray(value)) throw invalidField(path, 'must be a list of menu entries');
    if (depth > maxDepth) throw invalidField(path, `must not be deeper than ${maxDepth} levels`);
    return value.map((entry: unknown, index) => this.readEntry(entry, `${path}.${index}`, depth));
  }

  private readEntry(value: unknown, path: string, depth: number): MenuEntry {
    const fields = readObject(value, path, ['key', 'label', 'icon', 'data', 'children']);
    const entry: MenuEntry = {
      key: this.readKey(fields['key'], `${path}.key`),
      label: readName(fields['label'], `${path}.label`),
      data: readData(fields['data'], `${path}.data`),
    };
    if (fields['icon'] !== undefined)
      entry.icon = oneLine(readText(fields['icon'], `${path}.icon`, longestName));
    const { children } = fields;
    if (children !== undefined) entry.children = this.readEntries(children, `${path}.children`, depth + 1);
    return entry;
  }

  private readKey(value: unknown, path: string): string {
    const key = readName(value, path);
    if (this.keys.has(key)) throw invalidField(path, `must be unique; "${key}" appears more than once`);
    if (this.keys.add(key).size > maxEntries)
      throw invalidField('tree', `must have at most ${maxEntries} entries`);
    return key;
  }
}

function readData(value: unknown, path: string): MenuEntry['data'] {
  const fields = readObject(value, path, ['href', 'actions']);
  const href = readText(fields['href'], `${path}.href`, longestHref);
  if (!hrefPattern.test(href)) throw invalidField(`${path}.href`, 'must be a path or a web address');
  return { href, actions: readActions(fields['actions'], `${path}.actions`) };
}

function readActions(value: unknown, path: string): string[] {
  if (!Array.isArray(value)) throw invalidField(path, 'must be a list of actions');
  const unknown: unknown = value.find((action) => !known.has(action));
  if (unknown !== undefined)
    throw invalidField(path, `must be known actions; ${JSON.stringify(unknown)} is not one`);
  return [...new Set(value as string[])];
}

function readObject(value: unknown, path: string, allowed: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidField(path, 'must be an object');
  }
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw invalidField(`${path}.${unknown}`, 'is not a known field');
  return value as Record<string, unknown>;
}

function readName(value: unknown, path: string): string {
  const name = oneLine(readText(value, path, longestName));
  if (name.trim() === '') throw invalidField(path, 'must not be empty');
  return name;
}

function readText(value: unknown, path: string, longest: number): string {
  if (isStorable(value) && value.length <= longest) return value;
  throw invalidField(path, `must be a text of at most ${longest} characters`);
}
