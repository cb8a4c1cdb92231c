import { IdField, IntegerField } from './fields/index.js';

/** The body of a console list: which organization, which page, how many rows. */
export class ListRequest {
  @IdField({ description: 'The organization.' })
  orgId!: number;

  @IntegerField({ min: 1, max: 1000, example: 20, description: 'Rows a page.' })
  rows!: number;

  @IntegerField({ min: 1, max: Number.MAX_SAFE_INTEGER, example: 1, description: 'The page, from 1.' })
  page!: number;

  @IntegerField({
    optional: true,
    example: 0,
    description: 'A total known from an earlier page; counted when absent or 0.',
  })
  total?: number | null;

  @IdField({ optional: true, description: 'Only what belongs to this project.' })
  projectId?: number | null;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  total: number;
}

/** What a query needs of a page: how many rows to pass over, at most 2^53 - 1, and to take. */
export function pageWindow({ rows, page }: Pick<ListRequest, 'rows' | 'page'>): {
  skip: number;
  take: number;
} {
  return { skip: Math.min((page - 1) * rows, Number.MAX_SAFE_INTEGER), take: rows };
}
