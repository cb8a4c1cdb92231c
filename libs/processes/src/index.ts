/** A program as one process or as several: its start, its log, and what several processes agree on. */
export { Channel } from './channel.js';
export { countProcesses } from './count-processes.js';
export { freeShare, type AllowanceRecall, type AllowanceRequest } from './counting/allowances.js';
export { SharedCounts } from './counting/shared-counts.js';
export { RefusalTimes, refusalsToTell, refusalsWithinMs } from './counting/refusal-times.js';
export { TryWindows } from './counting/try-windows.js';
export { isSibling, joinSiblings } from './join-siblings.js';
export { listenFailure, requireFreePort, type ListenAddress } from './listening.js';
export { createLogger, FrameworkLogger } from './logger.js';
export { refuseNewerSchema } from './newer-schema.js';
export { proxiedDelaySeconds } from './proxied-delay.js';
export { runProgram } from './run-program.js';
export { serveMetrics, type MetricsServer } from './serve-metrics.js';
export { Siblings } from './siblings.js';
export { StartFailure } from './start-failure.js';
export { supervise } from './supervising/supervise.js';
