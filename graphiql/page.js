// Asks for a token, and loads GraphiQL when it is an admin's. The token stays in this page's memory only.
const form = document.querySelector('form');
const alert = document.querySelector('[role=alert]');

async function roleOf(token) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(errors[0].message);
  return data.viewer.role;
}

function loadStyles(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.onload = resolve;
    link.onerror = () => reject(new Error('GraphiQL cannot be loaded.'));
    document.head.append(link);
  });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const token = new FormData(form).get('token').trim();
  alert.textContent = '';
  try {
    if ((await roleOf(token)) !== 'ADMIN') throw new Error('GraphiQL is for the role admin.');
    const [{ show }] = await Promise.all([
      import('/graphiql/graphiql.js'),
      loadStyles('/graphiql/graphiql.css'),
    ]);
    form.reset();
    document.querySelector('#sign-in').remove();
    const place = document.querySelector('#graphiql');
    place.hidden = false;
    show(place, token);
  } catch (error) {
    alert.textContent = error.message;
  }
});
