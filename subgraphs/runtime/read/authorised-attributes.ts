import { heldAuthorisations } from '../../../policies/engine/authorisation.ts';
import type { DecisionContext, RecordAttributes, RequesterPolicy } from '../../../policies/engine/contract.ts';
import type { MappedRecord } from '../../mapping/mapped-system.ts';
import type { Country } from '../country/country.ts';

/** Adds to what policy reads of a record what its requester is authorised to. */
export type AuthorisedAttributes = (record: MappedRecord, attributes: RecordAttributes) => RecordAttributes;

/**
 * What a requester is authorised to, by record; null where no row of the policy reads it. Where there is no authorisation
 * about a record or the case, its attributes stay the very same.
 */
export function openAuthorisedAttributes(
  country: Pick<Country, 'authorisations' | 'ids'>,
  policy: Pick<RequesterPolicy, 'readsAuthorisations'>,
  { owner, requester, justification, now }: DecisionContext,
): AuthorisedAttributes | null {
  const { authorisations, ids } = country;
  if (!authorisations || !policy.readsAuthorisations) return null;
  return (record, attributes) => {
    const { system, type, key } = record;
    const ofRecord = authorisations.ofRecord({ system, type, key });
    const ofCase = authorisations.ofCase(justification.case);
    if (ofRecord.length === 0 && ofCase.length === 0) return attributes;
    const { authorised, originatorAuthorised } = heldAuthorisations([...ofRecord, ...ofCase], {
      owner,
      requester,
      justification,
      now,
      record: { id: ids.seal({ system, type, key }), originator: attributes.originator },
    });
    return authorised.length === 0 && !originatorAuthorised
      ? attributes
      : { ...attributes, authorised, originatorAuthorised };
  };
}
