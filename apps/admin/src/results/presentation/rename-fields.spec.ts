import { AnswerField, renamingOf } from '#libs/http';
import { renameFields } from './rename-fields.js';

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

const whole = (): WholeDto => ({
  baseName: 'some Name',
  onePart: { innerValue: 1 },
  manyParts: [{ innerValue: 2 }, { innerValue: null }],
  partsByName: { camelName: { innerValue: 3 } },
  countsByName: { addToCart: 4 },
  madeAt: new Date(0),
  status: 'Active',
});

const inSnakeCase = (answer: object): object => renameFields(answer, renamingOf(WholeDto));

describe('an answer in snake_case', () => {
  it('has other names for fields, and the same for what is data', () => {
    expect(inSnakeCase(whole())).toEqual({
      base_name: 'some Name',
      one_part: { inner_value: 1 },
      many_parts: [{ inner_value: 2 }, { inner_value: null }],
      parts_by_name: { camelName: { inner_value: 3 } },
      counts_by_name: { addToCart: 4 },
      made_at: new Date(0),
      status: 'active',
    });
  });

  it('keeps null and leaves out what is not there', () => {
    const { manyParts: _, ...rest } = whole();

    const answer = inSnakeCase({ ...rest, onePart: null });

    expect(answer).toHaveProperty('one_part', null);
    expect(answer).not.toHaveProperty('many_parts');
  });

  it('leaves out fields that are not declared', () => {
    const answer = inSnakeCase({ ...whole(), secret: 1 });

    expect(Object.keys(answer)).toHaveLength(7);
  });
});
