import { codeList, isCode } from '../../../schema/codes.ts';
import { isMemberCode } from '../../../schema/ids.ts';
import { parsePartialDate } from '../../../schema/partial-date.ts';
import type { CanonicalField } from '../canonical-types.ts';
import type { FaultList } from '../fault.ts';
import { suggest } from '../suggest.ts';
import { itemsOf, textOf, type YamlTree } from './yaml-tree.ts';

function fits(field: CanonicalField, text: string): boolean {
  switch (field.valueType) {
    case 'Boolean':
      return text === 'true' || text === 'false';
    case 'Int':
      return /^-?\d+$/.test(text);
    case 'Float':
      return /^-?\d+(\.\d+)?$/.test(text);
    case 'PartialDate':
      return parsePartialDate(text) !== null;
    case 'DateTime':
      return !Number.isNaN(Date.parse(text));
    case 'MemberCode':
      return isMemberCode(text);
    default:
      return field.kind !== 'code' || isCode(field.valueType, text);
  }
}

/** Holds a constant against the field that it is for. */
export function checkConstant(tree: YamlTree, field: CanonicalField, faults: FaultList): void {
  if (tree.kind === 'list' && !field.list) faults.error(tree.at, `\`${field.type}.${field.name}\` is no list`);
  for (const item of tree.kind === 'list' ? itemsOf(tree) : [tree]) {
    const text = textOf(item);
    if (text === null || fits(field, text)) continue;
    const codes = field.kind === 'code' ? codeList(field.valueType).codes.keys() : [];
    faults.error(item.at, `\`${text}\` is no ${field.valueType}${suggest(text, codes)}`);
  }
}
