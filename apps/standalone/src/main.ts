import { loadConfig, readEnvironment } from '#libs/config';
import { listen, runProgram, stopOnSignal } from '#libs/http';
import { migrate } from '../../../migrations/migrate.js';
import { createProduct } from './product.js';
import { completeEnvironment } from './standalone-environment.js';

await runProgram(async () => {
  const { environment, embedded } = await completeEnvironment(readEnvironment());
  try {
    const config = loadConfig(environment);
    const applied = await migrate(config.databaseUrl);
    if (applied.length > 0) console.log(`Applied ${applied.length} migration(s).`);
    const app = await createProduct(config);
    stopOnSignal(app, async () => embedded?.stop());
    await listen(app, { host: config.host, port: config.adminPort, setting: 'ADMIN_PORT' });
    console.log(`\nABTestingTool runs on ${config.publicUrl} (API documentation: ${config.publicUrl}/docs)`);
    console.log(
      'Sign up with POST /organizations; README.md shows the first five minutes. Ctrl-C stops it.\n',
    );
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
});
