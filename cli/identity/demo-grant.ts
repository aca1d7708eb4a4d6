import { errors, type Provider, type TokenEndpointGrantContext } from 'oidc-provider';
import { nearestWord } from '../../schema/nearest-word.ts';
import { DEMO_GRANT, FEDERATION_AUDIENCE, FEDERATION_SCOPE } from './demo-clients.ts';
import type { DemoPerson } from './demo-people.ts';
import { federationResource } from './federation-resource.ts';

interface DemoGrantParameters {
  readonly person?: string;
  readonly acting_officer?: string;
}

function personOf(people: ReadonlyMap<string, DemoPerson>, id: string | undefined): DemoPerson {
  const person = people.get(id ?? '');
  if (person !== undefined) return person;
  const meant = nearestWord(id ?? '', people.keys());
  throw new errors.InvalidRequest(
    `there is no demo person ${(id ?? '').slice(0, 40)}${meant === null ? '' : `, did you mean ${meant}`}`,
  );
}

/** The officer for whom a demo application acts: a person of the same country. */
function officerOf(people: ReadonlyMap<string, DemoPerson>, person: DemoPerson, id: string | undefined): void {
  if (id === undefined) return;
  const officer = personOf(people, id);
  if (person.role !== 'application' || officer.role === 'application' || officer.member !== person.member) {
    throw new errors.InvalidRequest(`${person.id} cannot act for ${officer.id}`);
  }
}

/**
 * Adds the grant by which the command line, which shows its secret, gets an access token of any demo person. There is no
 * such grant outside of this provider.
 */
export function registerDemoGrant(provider: Provider, people: ReadonlyMap<string, DemoPerson>): void {
  const handler = async (ctx: TokenEndpointGrantContext<DemoGrantParameters>): Promise<void> => {
    const { client, params } = ctx.oidc;
    const person = personOf(people, params.person);
    officerOf(people, person, params.acting_officer);
    const token = new provider.AccessToken({ accountId: person.id, client, grantId: '', gty: DEMO_GRANT });
    token.resourceServer = new provider.ResourceServer(FEDERATION_AUDIENCE, federationResource());
    token.scope = FEDERATION_SCOPE;
    ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: 'Bearer' };
  };
  provider.registerGrantType(DEMO_GRANT, handler, ['person', 'acting_officer']);
}
