import { isObject } from './values.js';

const conditionLists = ['$and', '$or', '$nor'];

/** The attributes that rules ask for: of a path the first step. */
export function attributeNames(rules: object): Set<string> {
  const names = new Set<string>();
  addNames(rules, names);
  return names;
}

function addNames(condition: unknown, names: Set<string>): void {
  if (!isObject(condition)) return;
  for (const [key, operand] of Object.entries(condition)) {
    if (key === '$not') addNames(operand, names);
    else if (!conditionLists.includes(key)) names.add(key.split('.')[0]!);
    else if (Array.isArray(operand)) for (const inner of operand) addNames(inner, names);
  }
}
