import { differenceOf, type Estimate } from '../sufficient/estimate.js';
import { finiteOrNull } from '../interval.js';

/** How far a treatment is from the control. */
export interface Lift {
  /** Treatment minus control, in the unit of the metric; null without one of them. */
  absoluteLift: number | null;
  /** The absolute lift over |control|, a fraction; its sign is that of the absolute lift. Null at a control of 0. */
  relativeLift: number | null;
  /** 100 times the relative lift. */
  liftPercentage: number | null;
}

export function liftOf(control: Estimate, treatment: Estimate): Lift {
  const absoluteLift = differenceOf(control, treatment);
  const undefinedRelation = absoluteLift === null || control.value === 0;
  const relativeLift = undefinedRelation ? null : finiteOrNull(absoluteLift / Math.abs(control.value!));
  return { absoluteLift, relativeLift, liftPercentage: relativeLift === null ? null : 100 * relativeLift };
}
