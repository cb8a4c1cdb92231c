/** Protocols over HTTP: how experiments are judged, as projects, experiments and results say it. */
export { ProtocolDto } from './protocol.dto.js';
export {
  ApiProtocolField,
  ApiProtocolRequest,
  changesOf,
  changesOfApi,
  ProtocolField,
  ProtocolRequest,
} from './protocol-request.js';
