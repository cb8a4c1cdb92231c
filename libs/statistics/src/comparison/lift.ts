import { finiteOrNull } from '../interval.js';
import type { Combined } from './combine-strata.js';

/** How far a treatment is from the control. */
export interface Lift {
  /** Treatment minus control, in the unit of the metric; null without one of them. */
  absoluteLift: number | null;
  /** The absolute lift over |control|, a fraction; its sign is that of the absolute lift. Null at a control of 0. */
  relativeLift: number | null;
  /** 100 times the relative lift. */
  liftPercentage: number | null;
}

export function liftOf({ valueControl, difference }: Combined): Lift {
  const undefinedRelation = difference === null || !valueControl;
  const relativeLift = undefinedRelation ? null : finiteOrNull(difference / Math.abs(valueControl));
  return {
    absoluteLift: difference,
    relativeLift,
    liftPercentage: relativeLift === null ? null : 100 * relativeLift,
  };
}
