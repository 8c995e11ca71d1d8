import { call, logIn, logOut, refresh, send } from './session.js';
import { byId, element, nameCell, resetCells, showAnswer, showLeft, showStatus } from './view.js';

const LIFE = 300;
const tabs = new BroadcastChannel('session');
let me;
let looks = 0;

const hasCookies = () => document.cookie.includes('__Host-csrf=');
const byBrowser = (...lines) => element('span', { className: 'by-browser', textContent: lines.join('\n') });

/** The cookies that go along now: the three come and go together, but an access token ends before. */
function cookiesFor(path) {
  const fresh = !me || Date.parse(me.expires) > Date.now();
  const names = [...(fresh ? ['__Host-token'] : []), ...(path.startsWith('/session') ? ['__Secure-refresh'] : []), '__Host-csrf'];
  return hasCookies() ? [`Cookie: ${names.map((name) => `${name}=…`).join('; ')}`] : [];
}

/** A request of this page with what the browser adds; no script can read or change that. */
const sent = (method, path) => [
  `${method} ${path}\n${hasCookies() ? 'X-CSRF-Token: …\n' : ''}`,
  byBrowser(...cookiesFor(path), 'Sec-Fetch-Site: same-origin'),
];

/** What an answer did to the cookies. Browsers hide the header from scripts, but not what comes of it. */
function cookiesSet(path, response) {
  if (!path.startsWith('/session') || !response.ok) {
    return [];
  }
  return [byBrowser(`\nSet-Cookie: … (${hasCookies() ? 'the three cookies are new' : 'the three cookies are gone'})`)];
}

/** A caller of one path, and what to say of its answers. */
function caller(method, path, why, ask) {
  return async () => {
    const request = sent(method, path);
    const response = await ask();
    const body = await response.text();
    showAnswer({ sent: request, response, body, sentence: why(response.status), unseen: cookiesSet(path, response) });
    return response;
  };
}

const nobody = 'Nobody is logged in, so there is no cookie to send.';
/** As tabs do that know nothing of each other; the worse answer of the two. */
async function bothRefresh() {
  const [one, other] = await Promise.all([refresh(), refresh()]);
  return one.ok ? other : one;
}

const order = () => call('/api/coffees', { method: 'POST' });

const rows = [
  {
    title: 'On this page',
    rows: [
      {
        id: 'me',
        name: 'Who am I?',
        about: 'a call that reads',
        act: caller('GET', '/api/me', (status) => (status === 200 ? 'The browser sent the cookie, and the server knows you. This page never had the token.' : nobody), () => call('/api/me')),
      },
      {
        id: 'order',
        name: 'Order a coffee',
        about: 'a call that changes something',
        act: caller('POST', '/api/coffees', (status) => (status === 200 ? 'The cookie says who asks. Sec-Fetch-Site says that a page of this site does: only then may it change something.' : nobody), order),
      },
      {
        id: 'refresh',
        name: 'Get new tokens',
        about: 'both are replaced',
        act: caller('POST', '/session/refresh', (status) => (status === 200 ? 'New cookies came with the answer. Browsers hide Set-Cookie from scripts, so it is not shown here.' : nobody), refresh),
      },
      {
        id: 'both',
        name: 'As two tabs at once',
        about: 'two refreshes with one token',
        act: caller('POST', '/session/refresh', (status) => (status === 200 ? 'Both were given the same successor, so both tabs stay logged in. The old token again, after 10 seconds: that is a thief, and the session ends.' : nobody), bothRefresh),
      },
      { id: 'tab', name: 'In a second tab', about: 'log out there, and look here', link: '/cookies.html' },
    ],
  },
  {
    title: 'Pages that must not act for you',
    rows: [
      { id: 'sibling', name: 'A neighbour', about: 'another port of localhost', link: (port) => `http://localhost:${port}/?of=${location.port}` },
      { id: 'stranger', name: 'Another site', about: 'another host', link: (port) => `http://127.0.0.1:${port}/?of=${location.port}` },
    ],
  },
];

function cellOf({ id, name, act, link }, neighbour) {
  const properties = { className: 'cell', id: `do-${id}` };
  if (link) {
    const href = typeof link === 'string' ? link : link(neighbour);
    return element('a', { ...properties, href, target: '_blank', textContent: 'open', ariaLabel: `${name}: open` });
  }
  const cell = element('button', { ...properties, type: 'button', textContent: '→' });
  nameCell(cell, name);
  cell.setAttribute('aria-pressed', 'false');
  cell.addEventListener('click', async () => {
    showStatus(cell, await act());
    await look();
    if (matchMedia('(max-width: 56rem)').matches) {
      byId('answer-title').scrollIntoView();
    }
  });
  return cell;
}

function fill(neighbour) {
  for (const { title, rows: group } of rows) {
    const heading = element('th', { scope: 'rowgroup', colSpan: 2, textContent: title });
    const lines = group.map((row) => {
      const name = element('th', { scope: 'row' }, element('b', { textContent: row.name }), element('small', { textContent: row.about, id: `about-${row.id}` }));
      return element('tr', {}, name, element('td', {}, cellOf(row, neighbour)));
    });
    byId('calls').append(element('tbody', {}, element('tr', { className: 'group' }, heading), ...lines));
  }
}

const MEANINGS = {
  LOGIN_SUCCEEDED: 'somebody logged in',
  LOGIN_FAILED: 'a login was refused',
  REFRESH_ROTATED: 'a refresh token was replaced',
  REFRESH_REUSED: 'an old refresh token came back: its session was ended',
  REVOKED: 'its tokens are refused from now on',
  SESSION_ENDED: 'a session was ended',
  CSRF_REJECTED: 'the page of another origin wanted to act by a cookie: refused',
};
const REASONS = { no_credentials: 'a request without a token was refused' };

function line({ at, kind, detail }) {
  const text = kind === 'REQUEST_REJECTED' ? (REASONS[detail] ?? `a request was refused: ${detail}`) : (MEANINGS[kind] ?? detail);
  const time = new Date(at).toLocaleTimeString();
  return element('li', { className: kind.includes('REJECTED') || kind.includes('REUSED') ? 'refused' : 'passed' }, `${time} `, element('b', { textContent: kind }), ` ${text}`);
}

function showReadable() {
  const stored = localStorage.length + sessionStorage.length;
  byId('readable').textContent = `document.cookie\n  ${document.cookie}\nlocalStorage, sessionStorage\n  ${stored || 'empty'}`;
}

/** Asks the server anew who is logged in, and shows it. */
async function look() {
  const turn = ++looks;
  const response = hasCookies() ? await call('/api/me') : undefined;
  const found = response?.ok ? await response.json() : undefined;
  if (turn !== looks) {
    return; // A later look knows better: somebody may have logged out meanwhile.
  }
  if (me?.name !== found?.name) {
    resetCells();
  }
  me = found;
  byId('login').hidden = Boolean(me);
  byId('session').hidden = !me;
  byId('about-order').textContent = 'a call that changes something';
  if (me) {
    byId('who').textContent = me.name;
    byId('roles').textContent = me.roles.includes('admin') ? 'is an admin' : 'is a user';
    showReadable();
    showAge();
    await showCoffees();
  }
  await showEvents();
}

async function showCoffees() {
  const { coffees } = await (await call('/api/coffees')).json();
  byId('about-order').textContent = `${me.name} has ordered ${coffees === 0 ? 'none' : coffees} so far`;
}

async function showEvents() {
  const events = await (await fetch('/api/events', { credentials: 'omit' })).json();
  byId('noted').hidden = events.length === 0;
  // A refusal for where a request came from is told twice: by its own event, and as any refusal.
  byId('events').replaceChildren(...events.filter(({ detail }) => detail !== 'cross_site').map(line));
}

const showAge = () => me && showLeft(Date.parse(me.expires) / 1000, LIFE);

async function onLogin(event) {
  event.preventDefault();
  const { username, password } = event.target.elements;
  const response = await logIn(username.value, password.value);
  const tooMany = response.status === 429 ? `: wait ${response.headers.get('Retry-After')} seconds` : '';
  byId('login-problem').textContent = response.ok ? '' : `${response.status} ${(await response.json()).error_description}${tooMany}`;
  if (response.ok) {
    byId('no-cookies').hidden = (await send('/api/me')).ok;
    tabs.postMessage('changed');
    await look();
  }
}

function onChoice({ currentTarget }) {
  const { username, password } = byId('login').elements;
  username.value = currentTarget.dataset.user;
  password.value = currentTarget.dataset.password;
  byId('login').requestSubmit();
}

const leave = caller('POST', '/session/logout', () => 'The cookies are cleared, and the tokens are refused from now on, wherever a copy of them is.', logOut);

async function onLogout() {
  await leave();
  tabs.postMessage('changed');
  await look();
}

byId('login').addEventListener('submit', onLogin);
byId('log-out').addEventListener('click', onLogout);
document.querySelectorAll('.choice').forEach((choice) => choice.addEventListener('click', onChoice));
setInterval(showAge, 1000);

const { localLogin, neighbour } = await (await fetch('/api/setup')).json();
byId('no-login').hidden = localLogin;
document.querySelector('main').hidden = !localLogin;
fill(neighbour);
if (localLogin) {
  tabs.addEventListener('message', look);
  addEventListener('focus', look);
  await look();
}
document.documentElement.dataset.ready = 'true';
