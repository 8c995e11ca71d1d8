// What anybody can do with a token who has no key: read it, and change it.

const bytesOf = (text) => new TextEncoder().encode(text);

function decode(part) {
  const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function encode(value) {
  const binary = Array.from(bytesOf(JSON.stringify(value)), (byte) => String.fromCharCode(byte));
  return btoa(binary.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The header and the claims. Nobody has checked them. */
export function read(token) {
  const [header, claims] = token.split('.');
  return { header: decode(header), claims: decode(claims) };
}

/** Whether its time is over, by this machine's clock. */
export const isOver = (token) => read(token).claims.exp * 1000 < Date.now();

/** The same token with an admin's role written into it; the signature stays as it was. */
export function tamperedWith(token) {
  const [header, claims, signature] = token.split('.');
  return [header, encode({ ...decode(claims), roles: ['admin', 'user'] }), signature].join('.');
}

/** The same claims with no signature, and a header that says that none is needed. */
export function withoutSignature(token) {
  const { header, claims } = read(token);
  return `${encode({ ...header, alg: 'none' })}.${encode({ ...claims, roles: ['admin', 'user'] })}.`;
}
