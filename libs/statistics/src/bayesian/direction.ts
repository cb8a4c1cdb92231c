/** Which way is better: more of the metric, or less. */
export type Direction = 'increase' | 'decrease';

/** +1 where more is better, -1 where less is. */
export function signOf(direction: Direction): 1 | -1 {
  return direction === 'increase' ? 1 : -1;
}

/** What the posterior says about treatment - control, before anybody says which way is better. */
export interface Judgement {
  chanceHigher: number;
  chanceLower: number;
  /** Expected amount by which the treatment is lower, counted as 0 where it is higher. */
  lossIfLower: number;
  lossIfHigher: number;
}

export interface Chances {
  chanceToBeatControl: number;
  expectedLoss: number;
  expectedLossControl: number;
}

export function orient(direction: Direction, judgement: Judgement): Chances {
  const { chanceHigher, chanceLower, lossIfLower, lossIfHigher } = judgement;
  if (direction === 'increase') {
    return {
      chanceToBeatControl: chanceHigher,
      expectedLoss: lossIfLower,
      expectedLossControl: lossIfHigher,
    };
  }
  return { chanceToBeatControl: chanceLower, expectedLoss: lossIfHigher, expectedLossControl: lossIfLower };
}
