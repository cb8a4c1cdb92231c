/**
 * The protocol of an experiment: how its results are judged, agreed on before the start.
 *
 * Pure: no clock, no database. Anyone who asks for another view gets it, marked as exploratory.
 */
export { engineMethod, resultMethods, type ResultMethod } from './result-method.js';
export {
  changeProtocol,
  defaultProtocol,
  type Priors,
  type Protocol,
  type ProtocolChanges,
} from './protocol.js';
export {
  viewByProtocol,
  viewDifferences,
  type AskedView,
  type Judgement,
  type ProtocolView,
  type ViewDifference,
} from './protocol-view.js';
export { hasPlanChanged, isPlanned, type Plan, type StartedPlan } from './plan.js';
