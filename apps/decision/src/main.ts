import { loadConfig, readEnvironment } from '#libs/config';
import {
  countProcesses,
  isSibling,
  joinSiblings,
  proxiedDelaySeconds,
  runProgram,
  Siblings,
  supervise,
} from '#libs/processes';

/** One process loads the app; the one that starts several of them does not. */
const load = () => import('./serve.js');

await runProgram(async () => {
  if (isSibling()) {
    const { environment, siblings } = await joinSiblings();
    return (await load()).serve(loadConfig(environment), siblings);
  }
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const count = countProcesses(config.decisionProcesses);
  if (count === 1) return (await load()).serve(config, Siblings.none());
  await supervise({
    ...{ program: 'decision', count, environment, config },
    delaySeconds: config.shutdownDelaySeconds ?? proxiedDelaySeconds,
  });
}, 'decision');
