import { parse, print, type DefinitionNode, type DocumentNode } from 'graphql';
import { HUB_SERVICE, nameOfDefinition, serviceName, type ComposedMember } from './composed-member.ts';
import { ComityError } from '../../schema/errors.ts';
import { composeFully } from './full-composition.ts';
import { extensionFaults } from './national-extension.ts';
import { sortedDocument } from './sorted-document.ts';
import { renamed, REPRESENTATIVE, stencil } from './stencil.ts';

/** A supergraph, and whether it was stencilled from one member's or composed member by member. */
export interface ComposedSupergraph {
  readonly sdl: string;
  readonly how: 'stencilled' | 'composed';
}

/** Composes the hub with members, member by member. */
type Compose = (members: readonly ComposedMember[]) => string;

function assertComposable(members: readonly ComposedMember[]): void {
  const codes = members.map((member) => member.code);
  const faults = [
    ...codes.filter((code, index) => codes.indexOf(code) !== index).map((code) => `\`${code}\` stands twice`),
    ...codes.filter((code) => serviceName(code) === HUB_SERVICE).map((code) => `\`${code}\` is the hub's own name`),
    ...members.flatMap(({ code, extension }) =>
      extensionFaults(code, extension).map((fault) => `\`${code}\`: ${fault}`),
    ),
  ];
  if (faults.length > 0) throw new ComityError('CONFIGURATION_INVALID', faults.join('; '));
}

function parsed(sdl: string): DocumentNode {
  return parse(sdl, { noLocation: true });
}

function nameOf(definition: DefinitionNode): string {
  return `${definition.kind} ${nameOfDefinition(definition) ?? ''}`;
}

function sortedTexts(document: DocumentNode): ReadonlyMap<string, string> {
  return new Map(sortedDocument(document).definitions.map((definition) => [nameOf(definition), print(definition)]));
}

/** A member's own definitions, composed with the hub alone; null where its extension touched what all members share. */
function nationalDefinitions(
  base: DocumentNode,
  member: ComposedMember,
  compose: Compose,
): readonly DefinitionNode[] | null {
  const own = parsed(compose([{ code: member.code, extension: member.extension }]));
  const texts = sortedTexts(own);
  const isNational = (name: string) => name.split(' ')[1]?.startsWith(`${member.code}_`) === true;
  const shared = [...sortedTexts(renamed(base, member.code))].filter(([name]) => !isNational(name));
  const untouched = shared.every(([name, text]) => texts.get(name) === text);
  const foreign = [...texts.keys()].filter((name) => !isNational(name)).length > shared.length;
  return untouched && !foreign ? own.definitions.filter((definition) => isNational(nameOf(definition))) : null;
}

/** Member urls into the `join__Graph` enum of a stencilled supergraph. */
function withUrls(sdl: string, members: readonly ComposedMember[]): string {
  return members.reduce(
    (text, { code, url }) =>
      url === undefined
        ? text
        : text.replace(`@join__graph(name: "${serviceName(code)}", url: "")`, () => {
            return `@join__graph(name: "${serviceName(code)}", url: ${JSON.stringify(url)})`;
          }),
    sdl,
  );
}

/**
 * The supergraph of the hub and these members. It composes one representative, and stencils the others from it: that
 * costs the same for eight members and for two hundred. A member with national fields is composed once with the hub; where
 * that touched a shared type, all are composed in full. Throws `CONFIGURATION_INVALID`.
 */
export function composeSupergraph(
  members: readonly ComposedMember[],
  compose: Compose = composeFully,
): ComposedSupergraph {
  assertComposable(members);
  const codes = members.map((member) => member.code);
  const base = parsed(compose([{ code: REPRESENTATIVE, extension: '' }]));
  const national = new Map<string, readonly DefinitionNode[]>();
  for (const member of members.filter(({ extension }) => extension.trim() !== '')) {
    const definitions = nationalDefinitions(base, member, compose);
    if (definitions === null) return { sdl: compose(members), how: 'composed' };
    national.set(member.code, definitions);
  }
  return { sdl: withUrls(print(stencil(base, codes, national)), members), how: 'stencilled' };
}
