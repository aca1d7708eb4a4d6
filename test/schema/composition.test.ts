import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { hubSdl, memberSdl } from '../../schema/canonical.ts';
import { DESK_SOURCE } from '../../schema/desk.ts';

function compose(members: readonly string[]) {
  return composeServices([
    { name: 'hub', typeDefs: parse(hubSdl(members, DESK_SOURCE)) },
    ...members.map((member) => ({
      name: member.toLowerCase(),
      typeDefs: parse(memberSdl({ member, version: 3, extension: '' })),
    })),
  ]);
}

function syntheticMembers(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `M${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`,
  );
}

describe('the schema of the hub', () => {
  it.each([1, 8])('composes with %i members', (count) => {
    const result = compose(syntheticMembers(count));
    expect(result.errors).toBeUndefined();
    expect(result.supergraphSdl).toContain('searchPersons');
  });
});
