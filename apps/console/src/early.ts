/** Runs before the program: what the page needs is under way while the rest of the code is still loaded. */
import { beginPage } from './place/begin-page.js';
import { currentSession } from './session/session.js';

const session = currentSession();
if (session) beginPage(session, location);
