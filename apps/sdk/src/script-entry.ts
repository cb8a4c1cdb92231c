import { hearCalls } from './calls.js';
import { ABTestingClient } from './client.js';
import { tellDecided } from './flicker.js';
import { takeHandedOver } from './hand-over.js';
import type { ClientOptions } from './published-types.js';
import { shared } from './shared.js';

/** The project that a tag names: by `data-project-id`, or by `?project=` where a tag manager drops attributes. */
const projectOf = ({ dataset, src }: HTMLScriptElement): string | null | undefined =>
  dataset.projectId || (src && new URL(src).searchParams.get('project'));

/**
 * Starts from a script tag, or from `window.abtConfig`. The server is where the tag's file came from, above the
 * folder `static`. A tag's other options are data attributes.
 */
function startFrom(tag?: HTMLScriptElement): void {
  const { abtConfig } = window;
  const projectId = (tag && projectOf(tag)) || abtConfig?.projectId;
  if (projectId == null) return;
  try {
    const found = tag?.src && { serverBaseUrl: new URL('..', tag.src).href };
    const options = { nonce: tag?.nonce, ...found, ...abtConfig, ...tag?.dataset, projectId };
    const client = new ABTestingClient(options as Partial<ClientOptions> as ClientOptions);
    window.ABTestingClient!.current ??= client;
    void client.init();
  } catch (error) {
    console.error(error);
    tellDecided();
  }
}

/** A page that uses the class does so soon; one that has not by then has forgotten something. */
const PATIENCE_MS = 2_000;

function remindOfProject(): void {
  if (!Object.keys(shared().seats)[0]) console.warn('ABTesting: no project');
}

takeHandedOver();
window.ABTestingClient ??= ABTestingClient;
hearCalls({ heard: 0 });
const { currentScript } = document;
// A module's tag is not the current script.
const others = [...document.querySelectorAll<HTMLScriptElement>('script[type=module]')].filter(projectOf);
const tags = currentScript ? [currentScript as HTMLScriptElement] : others[0] ? others : [undefined];
tags.forEach(startFrom);
setTimeout(remindOfProject, PATIENCE_MS);
