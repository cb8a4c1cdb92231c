/** The largest id of a row; a larger one names nothing. */
export const largestId = 2_147_483_647;

/** Whether a row can have this id. */
export const isId = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= largestId;
