/** Says what is wrong with rules, and where. */
export class RulesError extends Error {
  /**
   * @param path where the fault is, such as `$and[0].age.$gt`; '' for the rules as a whole
   * @param fault what is wrong there, to follow the path in a sentence: "must be a list"
   */
  constructor(
    readonly path: string,
    readonly fault: string,
  ) {
    super(path === '' ? `the rules: ${fault}` : `${path}: ${fault}`);
    this.name = 'RulesError';
  }
}
