import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'primeicons/primeicons.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';

createRoot(document.getElementById('root')!).render(<App />);
