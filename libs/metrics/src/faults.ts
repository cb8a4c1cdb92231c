/** What is wrong with a definition, and where: names and positions, such as `['steps', 1, 'filter']`. */
export interface DefinitionFault {
  path: (string | number)[];
  /** To follow the path in a sentence: "must be a list". */
  message: string;
}

/** A place in what is read, where faults are noted. */
export class Place {
  constructor(
    private readonly faults: DefinitionFault[],
    private readonly path: (string | number)[] = [],
  ) {}

  at(...steps: (string | number)[]): Place {
    return new Place(this.faults, [...this.path, ...steps]);
  }

  fault(message: string): void {
    this.faults.push({ path: this.path, message });
  }
}
