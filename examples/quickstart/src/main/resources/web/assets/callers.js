// Who calls, with which token, and why it ends as it does.

import { isOver, tamperedWith, withoutSignature } from './tokens.js';

/** The tokens of this page. They are in memory only: no storage, no cookie, no address. */
export const held = new Map();

async function json(path, options) {
  const response = await fetch(path, { cache: 'no-store', credentials: 'omit', ...options });
  return { status: response.status, body: await response.json().catch(() => ({})) };
}

/** Whether this server issues tokens itself. */
export async function canLogIn() {
  return (await json('/api/setup')).body.localLogin;
}

/** Logs somebody in and holds the token. Returns the problem, or nothing. */
export async function logIn(username, password, as = username) {
  const { status, body } = await json('/api/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (status !== 200) {
    return `${status} ${body.title ?? 'The login failed'}`;
  }
  held.set(as, body.access_token);
  return undefined;
}

async function tokenOf(username) {
  if (!held.has(username) || isOver(held.get(username))) {
    const choice = document.querySelector(`[data-user="${username}"]`);
    await logIn(username, choice.dataset.password);
  }
  return held.get(username);
}

/** Ends a session on the server, so that its token is refused from now on. */
export async function logOut(token) {
  await fetch('/api/logout', { method: 'POST', headers: { Authorization: `Bearer ${token}` }, credentials: 'omit' });
}

async function ended() {
  if (!held.has('ended')) {
    await logIn('alice', 'wonderland', 'ended');
    await logOut(held.get('ended'));
  }
  return held.get('ended');
}

/** What the server judged of a token. A real application tells nobody. */
export async function explain(token) {
  const headers = { 'Content-Type': 'text/plain' };
  return (await json('/api/explain', { method: 'POST', headers, body: token })).body;
}

async function sample(name) {
  return (await json('/api/samples')).body[name];
}

const nobody = {
  id: 'nobody',
  name: 'Nobody',
  about: 'no token at all',
  token: async () => undefined,
  why: 'No credentials. The challenge names no error, so that a client knows: nothing is wrong, just log in.',
};

const local = [
  {
    title: 'Callers',
    callers: [
      nobody,
      { id: 'alice', name: 'Alice', about: 'a user', token: () => tokenOf('alice') },
      { id: 'bob', name: 'Bob', about: 'an admin', token: () => tokenOf('bob') },
    ],
  },
  {
    title: 'Tokens that must not pass',
    callers: [
      {
        id: 'tampered',
        name: 'Tampered',
        about: 'Alice writes “admin” into hers',
        token: async () => tamperedWith(await tokenOf('alice')),
        why: 'The claims were changed, and so the signature fits no longer. No claim is believed before the signature is.',
      },
      {
        id: 'expired',
        name: 'Expired',
        about: 'Bob’s, five minutes too old',
        token: () => sample('expired'),
        why: 'Signed by the right key, but its time is over. Clocks may differ by a minute; no more.',
      },
      {
        id: 'ended',
        name: 'Logged out',
        about: 'Alice’s, of a session that has ended',
        token: ended,
        why: 'It would live for minutes, but its session was ended. Revocation is asked at every request.',
      },
      {
        id: 'audience',
        name: 'Wrong audience',
        about: 'made for another service',
        token: () => sample('audience'),
        why: 'A good token of the right issuer, for somebody else. Whoever received it there could replay it here.',
      },
      {
        id: 'stranger',
        name: 'Stranger’s key',
        about: 'signed under our key’s name',
        token: () => sample('stranger'),
        why: 'The key id is ours, the signature is not. A name proves nothing.',
      },
      {
        id: 'none',
        name: 'alg: none',
        about: 'the signature taken off',
        token: async () => withoutSignature(await tokenOf('bob')),
        why: 'A header that says “no signature needed” is not asked. The server decides which algorithms it takes.',
      },
      {
        id: 'confusion',
        name: 'HS256 trick',
        about: 'public key taken as a secret',
        token: () => sample('confusion'),
        why: 'Everybody has the public key, so everybody could make this. A public key is never used as a secret.',
      },
    ],
  },
];

const foreign = [
  {
    title: 'Callers',
    callers: [
      nobody,
      { id: 'yours', name: 'You', about: 'with the token above', needsToken: true, token: async () => held.get('yours') },
    ],
  },
  {
    title: 'Tokens that must not pass',
    callers: [
      { ...local[1].callers[0], about: '“admin” written into yours', needsToken: true, token: async () => tamperedWith(held.get('yours')) },
      { ...local[1].callers.find(({ id }) => id === 'none'), needsToken: true, token: async () => withoutSignature(held.get('yours')) },
    ],
  },
];

export const groups = (localLogin) => (localLogin ? local : foreign);

/** One sentence on an answer. */
export function why(caller, status) {
  if (status === 200) {
    return 'Signature, issuer, audience and time are right, and so is the role where one is needed.';
  }
  if (status === 403) {
    return 'A good token, but its roles do not include admin. 403 says: a new login would not help.';
  }
  if (status === 503) {
    return 'The keys or the revocation store could not be reached. The token may be good, so it is not called bad.';
  }
  return caller.why ?? 'The token was refused. The challenge says what is wrong with it.';
}
