import type { Answer } from '@abtestingtool/browser';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app.js';

const { answer } = window as Window & { answer?: Answer };
const root = document.querySelector('#root')!;
if (root.childElementCount > 0) hydrateRoot(root, <App answer={answer} />);
else createRoot(root).render(<App />);
