/** The engine of declarative changes: a file of its own, loaded by the SDK on pages that have something for it to do. */
import { shared } from '../shared.js';
import { createEngine } from './engine.js';
import { onRedraw } from './redraw.js';

shared().engine ??= { ...createEngine(), onRedraw };
