// Calls of a page whose tokens are in cookies. The browser adds the cookies; no script sees a token.

const csrfToken = () => /(?:^|; )__Host-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';

/** A request with the CSRF token, which pages of this site alone can read. */
export function send(path, options = {}) {
  const headers = { ...options.headers, 'X-CSRF-Token': csrfToken() };
  return fetch(path, { ...options, headers, credentials: 'same-origin' });
}

const post = (path, body) => send(path, { method: 'POST', body });

export const logIn = (username, password) =>
  post('/session/login', new URLSearchParams({ username, password }));

export const refresh = () => post('/session/refresh');

export const logOut = () => post('/session/logout');

/** A request that refreshes the tokens if they have expired, and is then sent again. */
export async function call(path, options) {
  const answer = await send(path, options);
  // One tab of all refreshes at a time. Others wait, and find the new cookie there.
  return answer.status === 401 ? navigator.locks.request('refresh', () => again(path, options)) : answer;
}

async function again(path, options) {
  const answer = await send(path, options);
  const refreshed = answer.status === 401 && (await refresh()).ok;
  return refreshed ? send(path, options) : answer;
}
