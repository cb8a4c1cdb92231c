import { fetchDecisions } from '@abtestingtool/react';
import { renderToString } from 'react-dom/server';
import { App, options } from './app.js';

/** The page as the visitor gets it, with the decisions that it was made from. */
export async function render(url: string, endUserId: string | undefined, headers: Record<string, string>) {
  const answer = await fetchDecisions({ ...options, url, endUserId, headers });
  return { answer, page: renderToString(<App answer={answer} />) };
}
