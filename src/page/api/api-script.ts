/** What the page of the REST API does better with JavaScript: it finds while one types, and opens what is linked to. */
export const apiScript = `'use strict';
(function () {
  const input = document.getElementById('q');
  const found = document.getElementById('api-found');
  const items = [...document.querySelectorAll('.api-list > li')];
  const rooms = [...document.querySelectorAll('.api-room')];
  const links = [...document.querySelectorAll('.api-rooms a')];
  if (input && items.length > 0) input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\\s+/);
    let count = 0;
    for (const item of items) {
      const shown = words.every((word) => item.dataset.text.includes(word));
      item.hidden = !shown;
      if (shown) count++;
    }
    for (const room of rooms) room.hidden = !room.querySelector('.api-list > li:not([hidden])');
    for (const link of links) {
      const shown = document.getElementById(link.hash.slice(1)).querySelectorAll('.api-list > li:not([hidden])').length;
      link.parentElement.hidden = shown === 0;
      link.nextElementSibling.textContent = shown;
    }
    found.textContent = count + (count === 1 ? ' operation shown' : ' operations shown');
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  const open = () => {
    const item = document.getElementById(location.hash.slice(1));
    const details = item && item.querySelector(':scope > details');
    if (details) details.open = true;
  };
  addEventListener('hashchange', open);
  open();
})();
`;
