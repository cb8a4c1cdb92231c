/** One line of the rule form: an attribute, an operator and what it is compared with. */
export interface RuleRow {
  attribute: string;
  operator: string;
  operand: unknown;
}

/** Rules as the form shows them: all or any of some lines. */
export interface RuleForm {
  join: 'all' | 'any';
  rows: readonly RuleRow[];
}

/** What the operand of an operator is; the form offers these operators only. */
export const operandKinds: Readonly<Record<string, 'value' | 'list' | 'text' | 'none'>> = {
  $eq: 'value',
  $ne: 'value',
  $in: 'list',
  $nin: 'list',
  $gt: 'value',
  $gte: 'value',
  $lt: 'value',
  $lte: 'value',
  $regexi: 'text',
  $vgte: 'text',
  $vlt: 'text',
  $exists: 'none',
};

/** The rules that a form stands for; each attribute once is written flat, as one would by hand. */
export function rulesOf({ join, rows }: RuleForm): object {
  if (rows.length === 0) return {};
  if (join === 'any' && rows.length > 1) return { $or: rows.map(ruleOf) };
  const isFlat = new Set(rows.map(({ attribute }) => attribute)).size === rows.length;
  return isFlat
    ? Object.fromEntries(rows.map(ruleOf).flatMap(Object.entries<unknown>))
    : { $and: rows.map(ruleOf) };
}

function ruleOf({ attribute, operator, operand }: RuleRow): Record<string, unknown> {
  return { [attribute]: operator === '$eq' ? operand : { [operator]: operand } };
}

/** The form of rules, or undefined where they say more than it can show. */
export function formOf(rules: unknown): RuleForm | undefined {
  if (!isObject(rules)) return undefined;
  const [key, ...others] = Object.keys(rules);
  if (others.length === 0 && (key === '$or' || key === '$and')) {
    const list = rules[key];
    if (!Array.isArray(list)) return undefined;
    return together(key === '$or' ? 'any' : 'all', list.map(rowsOf));
  }
  return together('all', [rowsOf(rules)]);
}

function together(join: RuleForm['join'], parts: (RuleRow[] | undefined)[]): RuleForm | undefined {
  if (parts.some((rows) => rows === undefined)) return undefined;
  // Several lines in one branch of an "or" belong together, which the form cannot say.
  if (join === 'any' && parts.some((rows) => rows!.length !== 1)) return undefined;
  return { join, rows: parts.flatMap((rows) => rows!) };
}

function rowsOf(rules: unknown): RuleRow[] | undefined {
  if (!isObject(rules)) return undefined;
  const rows = Object.entries(rules).flatMap(([attribute, value]) => rowsOfAttribute(attribute, value));
  return rows.every(isShown) ? rows : undefined;
}

function rowsOfAttribute(attribute: string, value: unknown): RuleRow[] {
  if (!isObject(value)) return [{ attribute, operator: '$eq', operand: value }];
  return Object.entries(value).map(([operator, operand]) => ({ attribute, operator, operand }));
}

function isShown({ attribute, operator, operand }: RuleRow): boolean {
  if (attribute.startsWith('$')) return false;
  switch (operandKinds[operator]) {
    case 'value':
      return isPlain(operand);
    case 'list':
      return Array.isArray(operand) && operand.every(isPlain);
    case 'text':
      return typeof operand === 'string';
    case 'none':
      return typeof operand === 'boolean';
    default:
      return false;
  }
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What somebody typed as a value: numbers and yes or no as such, anything else and what is quoted as text. */
export function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^".*"$/.test(text)) return text.slice(1, -1);
  return text.trim() !== '' && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
}

/** How a value is typed, so that `valueOf` gives it back. */
export function textOf(value: unknown): string {
  const text = String(value);
  return typeof value === 'string' && valueOf(text) !== value ? `"${text}"` : text;
}
