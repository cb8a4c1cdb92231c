/**
 * Experiments and what belongs to them are written by one writer (apps/admin/src/experiments/writer). This rule finds
 * what else would write their tables: through TypeORM, by the class or by an object of it, and in SQL.
 */
const tables = {
  Experiment: 'experiment',
  Variation: 'variation',
  Condition: 'condition',
  Metric: 'metric',
  ExperimentSegment: 'experiment_segment',
  AllocationShare: 'allocation_share',
  ExperimentVersion: 'experiment_version',
  ExperimentCode: 'experiment_code',
  ExperimentMark: 'experiment_mark',
};

const writing = new Set([
  ...[
    'save',
    'insert',
    'update',
    'upsert',
    'delete',
    'remove',
    'softDelete',
    'softRemove',
    'recover',
    'restore',
  ],
  ...['increment', 'decrement', 'into', 'clear'],
]);

const statement = new RegExp(
  `\\b(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE(?:\\s+TABLE)?)\\s+(?:ONLY\\s+)?"?(?:public"?\\."?)?(${Object.values(tables).join('|')})"?(?![\\w"])`,
  'i',
);

/** The guarded class behind a type: the class itself, its objects, lists of them, and repositories for them. */
function guardedIn(checker, type, depth = 0) {
  const name = type.getSymbol()?.getName() ?? type.aliasSymbol?.getName();
  if (name !== undefined && Object.hasOwn(tables, name)) return name;
  if (depth > 3) return undefined;
  const inner = [
    ...(type.types ?? []),
    ...(checker.getTypeArguments?.(type) ?? []),
    ...(type.aliasTypeArguments ?? []),
  ];
  for (const part of inner) {
    const found = guardedIn(checker, part, depth + 1);
    if (found) return found;
  }
  return undefined;
}

const isTypeOrm = (checker, type) =>
  /^(EntityManager|Repository|TreeRepository|DataSource|.*QueryBuilder)$/.test(
    type.getSymbol()?.getName() ?? '',
  );

export const oneWriter = {
  meta: {
    type: 'problem',
    docs: { description: 'Only the experiment writer writes the tables of experiments' },
    messages: {
      written: '{{ what }} is written by ExperimentWriter only (apps/admin/src/experiments/writer).',
    },
    schema: [],
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const typeOf = (node) => checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
    const checkText = (node, text) => {
      const [, table] = statement.exec(text) ?? [];
      if (table) context.report({ node, messageId: 'written', data: { what: `The table ${table}` } });
    };
    return {
      CallExpression(node) {
        const { callee, arguments: args } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const { name } = callee.property;
        if (!writing.has(name) && name !== 'from') return;
        const receiver = typeOf(callee.object);
        if (name === 'from' && receiver.getSymbol()?.getName() !== 'DeleteQueryBuilder') return;
        if (!isTypeOrm(checker, receiver)) return;
        const what = [receiver, ...args.slice(0, 2).map(typeOf)]
          .map((type) => guardedIn(checker, type))
          .find((name) => name !== undefined);
        if (what) context.report({ node, messageId: 'written', data: { what } });
      },
      Literal(node) {
        if (typeof node.value === 'string') checkText(node, node.value);
      },
      TemplateElement(node) {
        checkText(node, node.value.cooked ?? node.value.raw);
      },
    };
  },
};
