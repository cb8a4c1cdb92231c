import { build } from 'esbuild';

/** A module with the packages that it imports as one script, which can stand in a page. */
export async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    define: { 'process.env.NODE_ENV': '"production"' },
    ...{ bundle: true, minify: true, write: false, format: 'iife', logLevel: 'warning' },
  });
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script');
}
