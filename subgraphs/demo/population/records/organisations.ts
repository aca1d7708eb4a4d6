import { lei } from '../numbers.ts';
import type { MemberProfile } from '../members/profile.ts';
import type { SyntheticOrganisation } from '../population.ts';
import type { Random } from '../random.ts';
import { many } from './holding.ts';
import { provenance } from './provenance.ts';

/** The organisations of a member; a fifth have a second name. */
export function drawOrganisations(profile: MemberProfile, count: number, random: Random): SyntheticOrganisation[] {
  const { organisations } = profile;
  const { words, trades, forms } = organisations;
  return many(count, (serial) => {
    const form = random.ranked(forms);
    const trade = random.pick(trades);
    return {
      name: organisations.name(random.pick(words), trade, form),
      alias: random.chance(0.2) ? organisations.name(random.pick(words), trade, form) : null,
      script: profile.script,
      registrationNumber: profile.registrationNumber(serial),
      legalForm: form,
      lei: random.chance(0.4) ? lei(serial * 8 + profile.member.charCodeAt(0)) : '',
      record: provenance(profile.member, 'ordinary', random),
    };
  });
}
