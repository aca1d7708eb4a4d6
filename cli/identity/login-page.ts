import type { DemoPerson } from './demo-people.ts';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function personButton({ id, role, agency }: DemoPerson): string {
  return `<li><button name="person" value="${escaped(id)}">${escaped(id)}</button> ${escaped(role)}, ${escaped(agency)}</li>`;
}

/** The policy of the page: nothing is loaded from anywhere, no script runs, and no other page may frame it. */
export const LOGIN_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** The login page of the demonstration: a list of its people, one button each. */
export function loginPage(people: Iterable<DemoPerson>, action: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Comity: choose a demo person</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
ul { list-style: none; padding: 0; }
li { padding: 0.2rem 0; }
button { font: inherit; min-width: 13rem; text-align: start; cursor: pointer; }
</style>
</head>
<body>
<main>
<h1>Choose a demo person</h1>
<p>Everybody here is made up, and nobody needs a password. This page exists in the embedded federation alone.</p>
<form method="post" action="${escaped(action)}">
<ul>
${[...people].map(personButton).join('\n')}
</ul>
</form>
</main>
</body>
</html>
`;
}
