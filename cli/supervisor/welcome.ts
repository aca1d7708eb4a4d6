import { DEMO_JUSTIFICATION } from '../client/target.ts';
import { requestDemoToken } from '../identity/demo-token.ts';
import { output } from '../output.ts';

const DEMO_PERSON = 'ee-analyst';

/** A word of a shell's command line, in double quotes. */
function shellWord(text: string): string {
  return `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}

/** Prints the addresses, a demo token and a question to paste. */
export async function printWelcome(federation: {
  readonly url: string;
  readonly issuer: string;
  readonly dataFolder: string;
  /** Somebody whom all countries know. */
  readonly sample: { readonly name: string; readonly birthDate: string | null };
}): Promise<void> {
  const { url, issuer, dataFolder, sample } = federation;
  const token = await requestDemoToken({ issuer, dataFolder, person: DEMO_PERSON });
  const search = `{ name: ${JSON.stringify(sample.name)}, birthDate: ${JSON.stringify(sample.birthDate)} }`;
  const query = `{ searchPersons(search: ${search}) { edges { score node { jurisdiction names { full } birthDate } } } }`;
  const born = sample.birthDate === null ? '' : ` --born ${sample.birthDate}`;
  // Commands in another terminal look for the federation in the default folder.
  const place = process.env['COMITY_DATA'] ? `COMITY_DATA=${shellWord(dataFolder)} ` : '';
  output.result(`
Comity is ready.

  GraphQL    ${url}/graphql
  health     ${url}/healthz  ${url}/readyz  ${url}/metrics
  identity   ${issuer}

Somebody all eight countries know:

  ${place}npm run --silent comity -- search person --name ${shellWord(sample.name)}${born}

The same with curl, as ${DEMO_PERSON} of the demonstration (the token lasts an hour):

  TOKEN=${token}
  curl -s ${url}/graphql -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -H 'Comity-Justification: ${DEMO_JUSTIFICATION}' \\
    -d '${JSON.stringify({ query }).replaceAll("'", String.raw`'\'''`)}'

Ctrl-C ends the federation.`);
}
