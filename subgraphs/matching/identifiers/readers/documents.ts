import type { Cell, Draft } from '../reading.ts';
import { DOCUMENT_FORMATS } from './document-formats.ts';

const TYPES = ['passport', 'identity-card'];

/** The number of a travel document by its form alone: a reading for each type, with the countries whose numbers look so. */
export function readDocument({ compact }: Cell): readonly Draft[] {
  const fitting = DOCUMENT_FORMATS.filter(({ form }) => /\d/u.test(compact) && form.test(compact));
  return TYPES.flatMap((type): readonly Draft[] => {
    const countries = fitting.filter((format) => format.type === type).map(({ country }) => country);
    const title = `number of a ${type === 'passport' ? 'passport' : 'national identity card'}`;
    return countries.length === 0 ? [] : [{ kind: 'document', value: compact, evidence: 'formed', title, countries }];
  });
}
