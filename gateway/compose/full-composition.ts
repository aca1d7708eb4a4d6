import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { hubSdl, memberSdl, SCHEMA_VERSION } from '../../schema/canonical.ts';
import { DESK_SOURCE } from '../../schema/desk.ts';
import { ComityError } from '../../schema/errors.ts';
import { HUB_SERVICE, serviceName, type ComposedMember } from './composed-member.ts';

/**
 * The supergraph of the hub and these members by Apollo's composition. Every member is composed at the hub's own version
 * of the canonical schema, whatever version it speaks. Throws `CONFIGURATION_INVALID` with all that composition says.
 */
export function composeFully(members: readonly ComposedMember[]): string {
  const result = composeServices([
    {
      name: HUB_SERVICE,
      url: '',
      typeDefs: parse(
        hubSdl(
          members.map((member) => member.code),
          DESK_SOURCE,
        ),
      ),
    },
    ...members.map(({ code, extension, url }) => ({
      name: serviceName(code),
      url: url ?? '',
      typeDefs: parse(memberSdl({ member: code, version: SCHEMA_VERSION, extension })),
    })),
  ]);
  if (result.supergraphSdl !== undefined) return result.supergraphSdl;
  const faults = result.errors.map((error) => error.message);
  throw new ComityError('CONFIGURATION_INVALID', `the members do not compose: ${faults.join('; ')}`);
}
