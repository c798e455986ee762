/**
 * What the login page can do better with JavaScript. Without it everything works but "Show" and the proof of work.
 */
export const loginScript = `'use strict';
(function () {
  const script = document.currentScript;
  const one = (selector) => document.querySelector(selector);

  /* Show the password */
  for (const input of document.querySelectorAll('input[type="password"]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = 'Show';
    button.setAttribute('aria-label', 'Show password');
    button.setAttribute('aria-controls', input.id);
    button.addEventListener('click', () => {
      const shown = input.type === 'password';
      input.type = shown ? 'text' : 'password';
      button.textContent = shown ? 'Hide' : 'Show';
      button.setAttribute('aria-label', button.textContent + ' password');
      input.focus();
    });
    input.form.addEventListener('submit', () => { input.type = 'password'; });
    input.parentElement.classList.add('reveals');
    input.parentElement.append(button);
  }

  const picture = one('#captcha-picture');
  if (!picture) return;
  const answer = one('#login-form-captcha');

  /* Another picture, without losing what was typed */
  const showAnother = () => { picture.src = picture.src.split('?')[0] + '?__r=' + Date.now(); };
  one('#captcha-another').addEventListener('click', (event) => {
    event.preventDefault();
    showAnother();
    answer.value = '';
    answer.focus();
  });

  /* I cannot read this: this browser works instead */
  const start = one('#proof-start'), status = one('#proof-status'), bar = one('#proof-bar');
  one('#proof').hidden = false;
  let workers = [];
  const say = (text) => { status.textContent = text; };
  const stop = () => { for (const worker of workers) worker.terminate(); workers = []; bar.hidden = true; };

  /* A browser answers one CAPTCHA at a time, the last that it was given: a picture that came later would take the
     proof's place. */
  const pictureIsSettled = () => picture.complete ? null : new Promise((resolve) => {
    for (const name of ['load', 'error']) picture.addEventListener(name, resolve, { once: true });
  });

  start.addEventListener('click', async () => {
    start.disabled = true;
    say('Working. This takes a few seconds.');
    try {
      await pictureIsSettled();
      const response = await fetch(script.dataset.challenge, { cache: 'no-store' });
      if (!response.ok) throw new Error(String(response.status));
      work(await response.json());
    } catch {
      failed();
    }
  });

  function work(challenge) {
    const step = Math.max(1, Math.min(4, navigator.hardwareConcurrency || 1));
    bar.hidden = false;
    bar.value = 0;
    workers = Array.from({ length: step }, (_, first) => {
      const worker = new Worker(script.dataset.worker);
      worker.onerror = failed;
      worker.onmessage = ({ data }) => {
        if (data.solution) proven(challenge, data.solution);
        else bar.value = Math.max(bar.value, data.counter);
      };
      worker.postMessage({ parameters: challenge.parameters, first, step });
      return worker;
    });
  }

  function proven(challenge, solution) {
    stop();
    one('#login-form-proof').value = JSON.stringify({ challenge, solution });
    answer.value = '';
    answer.required = false;
    answer.disabled = true;
    one('#captcha-by-picture').hidden = true;
    one('#captcha-help').hidden = true;
    say('Done. No letters are needed; you can go on now.');
    one('[data-main]').focus();
  }

  function failed() {
    stop();
    start.disabled = false;
    say('That did not work. Try again, or ask your administrator to reset your failed logins.');
    showAnother();
  }
})();
`;
