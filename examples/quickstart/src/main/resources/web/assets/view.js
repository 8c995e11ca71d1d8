// Puts things on the page. Text only, never markup: what comes from a token is not trusted.

import { read } from './tokens.js';

export const byId = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function parts(token, length) {
  const classes = ['part-header', 'part-payload', 'part-signature'];
  const short = (part) => (part.length > length ? `${part.slice(0, length)}…` : part);
  return token.split('.').flatMap((part, index) => {
    const span = element('span', { className: classes[index], textContent: short(part) });
    return index === 0 ? [span] : ['.', span];
  });
}

export function showToken(token) {
  const { header, claims } = read(token);
  byId('token-card').hidden = false;
  byId('token-compact').replaceChildren(...parts(token, Infinity));
  byId('token-header').textContent = JSON.stringify(header, null, 2);
  byId('token-claims').textContent = JSON.stringify(claims, null, 2);
  showLife(claims);
}

export function hideToken() {
  byId('token-card').hidden = true;
}

export function showLife({ iat, exp }) {
  byId('token-life').hidden = !exp;
  showLeft(exp, exp - (iat ?? exp - 300));
}

/** How much of a token's life is left; the end and the whole in seconds. */
export function showLeft(end, whole) {
  const left = Math.max(0, Math.round(end - Date.now() / 1000));
  byId('token-meter').value = whole > 0 ? Math.min(1, left / whole) : 0;
  const minutes = Math.floor(left / 60);
  const seconds = String(left % 60).padStart(2, '0');
  byId('token-left').textContent = left > 0 ? `expires in ${minutes}:${seconds}` : 'expired';
}

function verdict(response) {
  const className = response.ok ? 'passed' : 'refused';
  const textContent = `${response.ok ? '✓ Let through' : '✕ Refused'}: ${response.status}`;
  return element('strong', { className, textContent, id: 'answer-status' });
}

function pretty(body, type) {
  return type?.includes('json') ? JSON.stringify(JSON.parse(body), null, 2) : body;
}

/** The lines of a request by header, with the token shortened. */
export const sentWith = (path, token) =>
  token ? [`GET ${path}\nAuthorization: Bearer `, ...parts(token, 12)] : [`GET ${path}`];

export function showAnswer({ sent, response, body, sentence, unseen = [] }) {
  byId('answer-none').hidden = true;
  byId('answer').hidden = false;
  byId('answer-why').replaceChildren(verdict(response), ` ${sentence}`);
  byId('answer-request').replaceChildren(...sent);
  const status = `${response.status} ${response.statusText}`.trim();
  const headers = ['WWW-Authenticate', 'Retry-After', 'Content-Type']
    .filter((name) => response.headers.has(name))
    .map((name) => `${name}: ${response.headers.get(name)}`);
  const text = pretty(body, response.headers.get('Content-Type')).trim();
  byId('answer-response').replaceChildren([status, ...headers].join('\n'), ...unseen, `\n\n${text}`.trimEnd());
}

const MARKS = { PASSED: '✓', REJECTED: '✕', NOT_JUDGED: '·' };

/** The steps of a verification; none where there was no token to judge. */
export function showSteps(steps) {
  byId('judged').hidden = steps.length === 0;
  const lines = steps.map(({ name, verdict, text }) =>
    element('li', { className: verdict.toLowerCase() }, `${MARKS[verdict]} `, element('b', { textContent: name }), ` ${text}`));
  byId('answer-steps').replaceChildren(...lines);
}

/** A cell whose name tells what it does, and after a call also what came back. */
export function nameCell(cell, does) {
  cell.dataset.does = does;
  cell.ariaLabel = does;
}

/** What was answered before counts no longer: somebody else is logged in, or nobody. */
export function resetCells() {
  for (const cell of document.querySelectorAll('button.cell')) {
    cell.className = 'cell';
    cell.textContent = '→';
    cell.ariaLabel = cell.dataset.does;
    cell.setAttribute('aria-pressed', 'false');
  }
}

/** Marks a pressed cell with what came back: a sign and a number, not a colour alone. */
export function showStatus(cell, response) {
  for (const other of document.querySelectorAll('.cell[aria-pressed="true"]')) {
    other.setAttribute('aria-pressed', 'false');
  }
  cell.setAttribute('aria-pressed', 'true');
  cell.className = `cell ${response.ok ? 'passed' : 'refused'}`;
  cell.textContent = `${response.ok ? '✓' : '✕'} ${response.status}`;
  cell.ariaLabel = `${cell.dataset.does}: ${response.ok ? 'let through' : 'refused'}, ${response.status}`;
}
