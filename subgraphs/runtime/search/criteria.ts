import type { ControlledField } from '../../../schema/fields.ts';
import type { RequestState } from '../read/request-state.ts';
import { SEARCHED_FIELDS } from './searched-fields.ts';

/** The criteria that a search gives a value to, with the controlled field that each searches by. */
export function criteriaOf(
  state: RequestState,
  input: string,
  search: Readonly<Record<string, unknown>>,
): readonly { readonly name: string; readonly field: ControlledField }[] {
  const criteria: { readonly name: string; readonly field: ControlledField }[] = [];
  for (const [name, searched] of SEARCHED_FIELDS.get(input) ?? []) {
    if (search[name] === undefined || search[name] === null) continue;
    const [type = '', fieldName = ''] = searched.split('.');
    const field = state.country.catalogue.find(type, fieldName);
    if (field) criteria.push({ name, field });
  }
  return criteria;
}

/** Whether policy lets the requester search by every criterion that the search gives. */
export function maySearch(state: RequestState, input: string, search: Readonly<Record<string, unknown>>): boolean {
  return criteriaOf(state, input, search).every(({ field }) => state.policy.maySearchBy(field));
}
