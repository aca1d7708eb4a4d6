import { createHash } from 'node:crypto';

const SCRIPT = `
const form = document.querySelector('form');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const field = (name) => form.elements[name].value;
  const output = document.querySelector('output');
  output.textContent = '…';
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer ' + field('token').trim(),
        'comity-justification': field('justification'),
      },
      body: JSON.stringify({ query: field('query'), variables: JSON.parse(field('variables') || '{}') }),
    });
    output.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    output.textContent = String(error);
  }
});
`;

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
label { display: block; margin: 0.75rem 0 0.25rem; font-weight: 600 }
textarea, input { box-sizing: border-box; width: 100%; font: 14px/1.4 ui-monospace, monospace; padding: 0.5rem }
button { margin: 1rem 0; padding: 0.5rem 1.5rem; font: inherit }
output { display: block; white-space: pre-wrap; font: 14px/1.4 ui-monospace, monospace }
`;

/** What a browser sees at `/graphql`: a form that asks one question, and loads nothing from anywhere. */
export const BROWSER_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Comity</title><meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body>
<h1>Comity</h1>
<p>This is the GraphQL endpoint of the hub. A request carries an access token and a justification.</p>
<form>
<label for="token">Access token</label><input id="token" name="token" type="password" autocomplete="off" required>
<label for="justification">Justification</label>
<input id="justification" name="justification" value='purpose="investigation", case="EE-2026-0117", basis="UNTOC-18"'>
<label for="query">Query</label>
<textarea id="query" name="query" rows="12">query ($search: PersonSearch!) {
  searchPersons(search: $search, first: 10) {
    edges { score node { jurisdiction names { full } birthDate } }
  }
}</textarea>
<label for="variables">Variables</label>
<textarea id="variables" name="variables" rows="4">{ "search": { "name": "" } }</textarea>
<button>Ask</button>
</form>
<output aria-live="polite"></output>
<script>${SCRIPT}</script>
</body>
</html>
`;

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The page runs its own script and style, and speaks to its own origin. */
export const BROWSER_PAGE_POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  `script-src ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
