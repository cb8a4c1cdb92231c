import type { Protocol } from './protocol.js';
import { engineMethod, type ResultMethod } from './result-method.js';

/** How results are judged. */
export interface Judgement {
  method: ResultMethod;
  /** Of all intervals. */
  confidenceLevel: number;
  /** Of p-values and verdicts. */
  significanceThreshold: number;
}

/** What a view can differ in from the protocol. */
export const viewDifferences = [
  'method',
  'significance_threshold',
  'confidence_level',
  'primary_metrics',
  'dates',
] as const;
export type ViewDifference = (typeof viewDifferences)[number];

/** What somebody asks for; what is left out or null is as the protocol says. */
export interface AskedView {
  method?: ResultMethod | null;
  confidenceLevel?: number | null;
  significanceThreshold?: number | null;
  /** Whether events are narrowed to a time. */
  isDated?: boolean;
  /** Whether other metrics decide than those of the protocol. */
  hasOtherMetrics?: boolean;
}

export interface ProtocolView {
  judgement: Judgement;
  /** Empty for the view that the protocol stands for; any other is exploratory. */
  differences: ViewDifference[];
}

/** How results are judged when somebody asks so, and in what that is not what was agreed on. */
export function viewByProtocol({ method, alpha }: Protocol, asked: AskedView): ProtocolView {
  const confidenceLevel = levelOf(alpha);
  const judgement = {
    method: asked.method ?? method,
    confidenceLevel: asked.confidenceLevel ?? confidenceLevel,
    significanceThreshold: asked.significanceThreshold ?? alpha,
  };
  const differs: Record<ViewDifference, boolean> = {
    method: engineMethod(judgement.method) !== engineMethod(method),
    significance_threshold: !isSame(judgement.significanceThreshold, alpha),
    confidence_level: !isSame(judgement.confidenceLevel, confidenceLevel),
    primary_metrics: asked.hasOtherMetrics ?? false,
    dates: asked.isDated ?? false,
  };
  return { judgement, differences: viewDifferences.filter((difference) => differs[difference]) };
}

/** 1 - alpha without the rounding of binary fractions: 0.95, not 0.9500000000000001. */
const levelOf = (alpha: number): number => Number((1 - alpha).toPrecision(12));

const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 1e-12;
