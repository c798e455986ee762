/** Starts the app in the document that the server sent (src/page/app/shell.present.ts). */
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { styleNonce } from './kernel/place.ts';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import './app/app.css';

// For react-remove-scroll, which stills the page below a dialog.
setNonce(styleNonce());

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
