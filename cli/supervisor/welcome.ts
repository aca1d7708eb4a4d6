import { DEMO_JUSTIFICATION } from '../client/target.ts';
import { requestDemoToken } from '../identity/demo-token.ts';
import { output } from '../output.ts';

const DEMO_PERSON = 'ee-analyst';

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
  const query = `{ searchPersons(search: { name: "${sample.name}", birthDate: "${sample.birthDate ?? ''}" }) { edges { score node { jurisdiction names { full } birthDate } } } }`;
  output.result(`
Comity is ready.

  GraphQL    ${url}/graphql
  health     ${url}/healthz  ${url}/readyz  ${url}/metrics
  identity   ${issuer}

Somebody all eight countries know:

  npm run --silent comity -- search person --name "${sample.name}" --born ${sample.birthDate ?? ''}

The same with curl, as ${DEMO_PERSON} of the demonstration (the token lasts an hour):

  TOKEN=${token}
  curl -s ${url}/graphql -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -H 'Comity-Justification: ${DEMO_JUSTIFICATION}' \\
    -d '${JSON.stringify({ query })}'

Ctrl-C ends the federation.`);
}
