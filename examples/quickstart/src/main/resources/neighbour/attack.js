// What a hostile page can do without asking: a form, and requests whose answers it can't read.

const shop = `http://localhost:${Number(new URLSearchParams(location.search).get('of'))}`;
const target = `${shop}/api/coffees`;

function submitForm() {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: target, target: 'hidden' });
  document.body.append(form);
  const answered = new Promise((done) => document.querySelector('iframe').addEventListener('load', done, { once: true }));
  form.submit();
  return answered;
}

const blind = (type) => () =>
  fetch(target, { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'Content-Type': type }, body: 'a=b' });

const ATTEMPTS = {
  'a form that submits itself': submitForm,
  'fetch with text/plain': blind('text/plain'),
  'fetch with a form’s content': blind('application/x-www-form-urlencoded'),
  'fetch with JSON, which the browser asks about first': () =>
    fetch(target, { method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
};

const sibling = location.hostname === 'localhost';
document.getElementById('here').textContent = location.origin;
document.getElementById('there').textContent = shop;
document.getElementById('why').textContent = sibling
  ? 'Browsers hold this for the same site, since they look at the host and not at the port. So they send the cookies along, SameSite or not, and it is the gate that refuses: 403.'
  : 'Browsers hold this for another site, so they keep the SameSite cookies back. The gate sees a request of nobody: 401.';

for (const [name, attempt] of Object.entries(ATTEMPTS)) {
  const outcome = await attempt().then(() => 'sent', () => 'not sent, since the answer was no');
  const line = document.createElement('li');
  line.textContent = `${name}: ${outcome}`;
  document.getElementById('attempts').append(line);
}
document.documentElement.dataset.ready = 'true';
