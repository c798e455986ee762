/** Starts the app in the document that the server sent (src/page/app/shell.present.ts). */
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { contextPath, styleNonce } from './kernel/place.ts';
import { queries } from './kernel/queries.ts';
import { askForList } from './navigator/early.ts';
import { readerQuery } from './session/me.ts';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import './app/app.css';

// For react-remove-scroll, which stills the page below a dialog.
setNonce(styleNonce());

// Asked for while the app is still being put together.
void queries.prefetchQuery(readerQuery);
if (location.pathname.startsWith(`${contextPath}/issues`)) askForList(new URL(location.href));

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
