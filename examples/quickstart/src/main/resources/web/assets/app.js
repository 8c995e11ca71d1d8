import { canLogIn, explain, groups, held, logIn, logOut, why } from './callers.js';
import { read } from './tokens.js';
import { byId, element, hideToken, nameCell, resetCells, sentWith, showAnswer, showLife, showStatus, showSteps, showToken } from './view.js';

const ROUTES = ['/hello', '/api/me', '/api/admin'];
const cells = new Map();
let shown;

function show(username) {
  shown = username;
  showToken(held.get(username));
}

async function send(caller, path, cell) {
  const token = await caller.token();
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const response = await fetch(path, { headers, cache: 'no-store', credentials: 'omit' });
  const body = await response.text();
  const steps = token ? await explain(token) : [];
  showStatus(cell, response);
  showAnswer({ sent: sentWith(path, token), response, body, sentence: why(caller, response.status) });
  showSteps([...steps, ...roleStep(path, response.status)]);
}

/** The token of whoever called is shown beside the answer. */
async function sendAndShow(caller, path, cell) {
  await send(caller, path, cell);
  if (shown !== caller.id && ['alice', 'bob', 'yours'].includes(caller.id)) {
    show(caller.id);
  }
}

/** What follows the token: whether its roles are enough. */
function roleStep(path, status) {
  if (path !== '/api/admin' || ![200, 403].includes(status)) {
    return [];
  }
  return [{ name: 'role', verdict: status === 200 ? 'PASSED' : 'REJECTED', text: 'this resource asks for admin' }];
}

function cellOf(caller, path) {
  const cell = element('button', { type: 'button', className: 'cell', textContent: '→' });
  cell.dataset.caller = caller.id;
  cell.dataset.path = path;
  nameCell(cell, `${caller.name} calls ${path}`);
  cell.setAttribute('aria-pressed', 'false');
  cell.disabled = Boolean(caller.needsToken);
  cell.addEventListener('click', async () => {
    await sendAndShow(caller, path, cell);
    if (matchMedia('(max-width: 56rem)').matches) {
      byId('answer-title').scrollIntoView();
    }
  });
  cells.set(cell, () => send(caller, path, cell));
  return cell;
}

function rowOf(caller) {
  const who = element('th', { scope: 'row' }, element('b', { textContent: caller.name }), element('small', { textContent: caller.about }));
  return element('tr', {}, who, ...ROUTES.map((path) => element('td', {}, cellOf(caller, path))));
}

function fill(localLogin) {
  for (const { title, callers } of groups(localLogin)) {
    const heading = element('th', { scope: 'rowgroup', colSpan: 4, textContent: title });
    byId('calls').append(element('tbody', {}, element('tr', { className: 'group' }, heading), ...callers.map(rowOf)));
  }
}

async function onLogin(event) {
  event.preventDefault();
  const { username, password } = event.target.elements;
  const problem = await logIn(username.value, password.value);
  byId('login-problem').textContent = problem ?? '';
  if (!problem) {
    show(username.value);
  }
}

function onPaste(event) {
  event.preventDefault();
  const token = event.target.elements.token.value.trim();
  try {
    read(token);
  } catch {
    byId('paste-problem').textContent = 'That is no token: three parts with a dot between them are expected.';
    return;
  }
  byId('paste-problem').textContent = '';
  held.set('yours', token);
  resetCells();
  show('yours');
  cells.forEach((sendIt, cell) => (cell.disabled = false));
}

function onChoice({ currentTarget }) {
  const { username, password } = byId('login').elements;
  username.value = currentTarget.dataset.user;
  password.value = currentTarget.dataset.password;
  byId('login').requestSubmit();
}

async function forget() {
  if (localLogin) {
    await logOut(held.get(shown));
  }
  held.delete(shown);
  shown = undefined;
  hideToken();
  resetCells();
  cells.forEach((sendIt, cell) => (cell.disabled = !localLogin && cell.dataset.caller !== 'nobody'));
}

async function sendAll() {
  for (const [cell, sendIt] of cells) {
    if (!cell.disabled) {
      await sendIt();
    }
  }
}

byId('login').addEventListener('submit', onLogin);
byId('paste').addEventListener('submit', onPaste);
byId('log-out').addEventListener('click', forget);
byId('send-all').addEventListener('click', sendAll);
document.querySelectorAll('.choice').forEach((choice) => choice.addEventListener('click', onChoice));
setInterval(() => shown && showLife(read(held.get(shown)).claims), 1000);

const localLogin = await canLogIn();
byId('login-card').hidden = !localLogin;
byId('paste-card').hidden = localLogin;
byId('log-out').textContent = localLogin ? 'Log out' : 'Forget it';
fill(localLogin);
document.documentElement.dataset.ready = 'true';
