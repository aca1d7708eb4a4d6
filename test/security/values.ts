import type { Cell } from './world.ts';

/** Values that may stand in a column: few, so that rows, searches and policies meet often; doubled ones come twice as often. */
const VALUES: Readonly<Record<string, readonly Cell[]>> = {
  born: ['1979-03-14', '1979-03-14', '1979', '1980-01-02', '2015-05-05', '2009-03', '2030-01-01', null],
  died: [null, null, '2020-01-01', '2021'],
  sex: ['male', 'female', null],
  code: ['47903140001', '47903140002', null],
  interpol: [null, null, '2020/1', '2020/2'],
  job: ['clerk', 'judge', 'spy', null],
  'name.kind': ['primary', 'alias'],
  'name.full': ['Mari Tamm', 'Mari Tamm', 'Mari Tam', 'Maria Kask', 'Jaan Kask', 'Ülo Õun'],
  surname: ['Tamm', 'Kask', null],
  'nation.land': ['EE', 'FI', 'LV'],
  'special.kind': ['health', 'political-opinion'],
  'special.value': ['asthma', 'green'],
  category: ['suspect', 'suspect', 'witness', 'victim', null],
  number: ['AB123456', 'AB 123456', 'CD765432', null],
  issuer: ['EE', 'FI', null],
  'phone.kind': ['phone', 'phone', 'mobile', 'email'],
  'phone.value': ['+3725550001', '+3725550002', 'a@example.ee', null],
  plate: ['123ABC', '456DEF', null],
  make: ['Saab', 'Volvo', null],
  reg: ['10001', '10002', null],
  'firm.land': ['EE', 'FI', null],
  'firm_name.full': ['Tamm Logistics', 'Tamm Logistik', 'Kask Trading'],
  'relation.kind': ['associate', 'spouse', 'employer', null],
  note: ['friend', 'boss', null],
  no: ['K-1', 'K-2', null],
  authority: ['Police', 'Customs', null],
  person_id: [11, 11, 12, 13, 14, 15, null, 77],
  other_id: [11, 12, 13, 14, null, 77],
  firm_id: [null, null, 'f11', 'f12', 'f77'],
  case_id: ['c11', 'c11', 'c12', 'c13', 'c77', null],
  handling: [null, null, 'H0', 'H1', 'H0,H2', 'H3'],
  confidentiality: ['restricted', 'restricted', 'official-use-only', 'confidential', null],
  source: ['A', 'A', 'X', null],
  information: ['1', '1', '4', null],
  purpose: ['investigation', 'investigation', 'identify', null],
  originator: [null, 'EE', 'FR', 'somebody'],
  releasable: [null, null, null, null, 'FR,DE', 'BR'],
  unreleasable: [null, null, null, null, 'FR', 'DE,BR'],
  embargo: [null, null, null, null, '2020-01-01', '2027-01-01'],
  restricted: [null, 'N', 'N', 'Y'],
  recorded: ['2024-01-01', '2024-01-01', '1990-01-01', null],
  verified: ['2025-01-01', '2025-06-01', null],
  expires: [null, null, '2099-01-01', '2099-01-01', '2001-01-01'],
};

/** What a register also holds: texts that are no value of their column, or none that anybody expects. */
const ODD: readonly Cell[] = ['?', '', '   ', 'O\u2019Brien; drop table', '9'.repeat(40), 'ÿ\u200f'];

/** The values of a column of a table. */
export function valuesOf(table: string, column: string): readonly Cell[] {
  return VALUES[`${table}.${column}`] ?? VALUES[column] ?? [null];
}

/** The values of a column, and such as are none; a column of numbers has none that are none. */
export function anyValuesOf(table: string, column: string): readonly Cell[] {
  const values = valuesOf(table, column);
  return values.some((value) => typeof value === 'number') ? values : [...values, ...ODD];
}
