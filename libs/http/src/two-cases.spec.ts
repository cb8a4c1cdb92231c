import { AnswerField, inSnakeCase } from './two-cases.js';

class PartDto {
  @AnswerField({ type: Number })
  innerValue!: number | null;
}

class WholeBaseDto {
  @AnswerField({ type: String })
  baseName!: string;
}

class WholeDto extends WholeBaseDto {
  @AnswerField({ of: PartDto, nullable: true })
  onePart!: PartDto | null;

  @AnswerField({ listOf: PartDto })
  manyParts!: PartDto[];

  @AnswerField({ mapOf: PartDto })
  partsByName!: Record<string, PartDto>;

  @AnswerField({ type: 'object', additionalProperties: { type: 'integer' } })
  countsByName!: Record<string, number>;

  @AnswerField({ type: String, format: 'date-time' })
  madeAt!: Date;

  @AnswerField({ type: String, enum: ['Draft', 'Active'], lowerCase: true })
  status!: string;
}

describe('an answer in snake_case', () => {
  it('is documented by one class of its own for each', () => {
    const documented = inSnakeCase(WholeDto);

    expect(documented.name).toBe('ApiWholeDto');
    expect(inSnakeCase(WholeDto)).toBe(documented);
    expect(inSnakeCase(PartDto)).not.toBe(PartDto);
  });
});
