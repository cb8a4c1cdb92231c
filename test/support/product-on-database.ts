import { startProduct, type Product, type ProductOptions } from './product.js';
import { createTestDatabase } from './test-database.js';

/** A product without a PostgreSQL of its own; `stop` drops its database too. */
export interface ProductOnDatabase {
  product: Product;
  databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts the compiled product as a process of its own on a database of the tests' PostgreSQL: quicker, and cheaper for as
 * long as it runs, than with a server of its own, which only tests of that server need.
 */
export async function startProductOnDatabase(options: ProductOptions = {}): Promise<ProductOnDatabase> {
  const database = await createTestDatabase();
  try {
    const product = await startProduct({ ...options, env: { ...options.env, DB_URL: database.url } });
    return {
      product,
      databaseUrl: database.url,
      stop: async () => {
        await product.stop();
        await database.drop();
      },
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
