/** Light or dark before anything is painted: what was chosen on this device (the browser app keeps it), else the system's. */
export const themeScript = `
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem('tessera.theme'); } catch {}
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
`;
