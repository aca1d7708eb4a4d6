import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { hubSdl, memberSdl, SCHEMA_VERSION } from '../../schema/canonical.ts';
import { DESK_SOURCE } from '../../schema/desk.ts';
import { ComityError } from '../../schema/errors.ts';
import { HUB_SERVICE, serviceName, type ComposedMember } from './composed-member.ts';

/** What is composed: the SDL of one service. */
export interface ServiceSdl {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/**
 * The hub and these members as services. Every member is composed at the hub's own version of the canonical schema,
 * whatever version it speaks.
 */
export function servicesOf(members: readonly ComposedMember[]): readonly ServiceSdl[] {
  const codes = members.map((member) => member.code);
  return [
    { name: HUB_SERVICE, url: '', sdl: hubSdl(codes, DESK_SOURCE) },
    ...members.map(({ code, extension, url }) => ({
      name: serviceName(code),
      url: url ?? '',
      sdl: memberSdl({ member: code, version: SCHEMA_VERSION, extension }),
    })),
  ];
}

/** The supergraph of services by Apollo's composition. Throws `CONFIGURATION_INVALID` with all that composition says. */
export function composeServiceSdl(services: readonly ServiceSdl[]): string {
  const result = composeServices(services.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.supergraphSdl !== undefined) return result.supergraphSdl;
  const faults = result.errors.map((error) => error.message);
  throw new ComityError('CONFIGURATION_INVALID', `the members do not compose: ${faults.join('; ')}`);
}

/** The supergraph of the hub and these members by Apollo's composition; throws `CONFIGURATION_INVALID`. */
export function composeFully(members: readonly ComposedMember[]): string {
  return composeServiceSdl(servicesOf(members));
}
