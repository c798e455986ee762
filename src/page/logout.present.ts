import { html } from './html.ts';
import { card, document, type Frame } from './layout.ts';

/** Asks before it logs out: a link that somebody else put anywhere must not do it. */
export const presentLogoutConfirm = (frame: Frame): string =>
  document(frame, {
    title: 'Log out',
    content: card(
      frame,
      html`<h1>Log out?</h1>
<p>You are logged in as <strong>${frame.userName}</strong>. Logging out ends this session here; your other sessions go on.</p>
<form method="post" action="${frame.contextPath}/secure/Logout.jspa">
<input type="hidden" name="atl_token" value="${frame.formToken}">
<div class="buttons"><button type="submit" class="primary" id="confirm-logout-submit" autofocus>Log out</button><a class="button" href="${frame.contextPath}/">Stay logged in</a></div>
</form>`,
    ),
  });

/** Scripts look for the class login-link. */
export const presentLoggedOut = (frame: Frame): string =>
  document(
    { ...frame, userName: null },
    {
      title: 'Logged out',
      content: card(
        frame,
        html`<h1>You are logged out</h1>
<p>Nobody is logged in at this browser now.</p>
<div class="buttons"><a class="button primary login-link" href="${frame.contextPath}/login.jsp">Log in again</a></div>`,
      ),
    },
  );
