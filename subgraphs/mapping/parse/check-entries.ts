import { INVERSES } from '../../../schema/links.ts';
import { compileLink } from '../compile/compile-link.ts';
import { resolveEach, type CompileScope } from '../compile/scope.ts';
import { sourceNode } from '../compile/source-node.ts';
import type { FaultList } from '../fault.ts';
import type { Entry, Group, LinkMapping } from '../mapping.ts';
import { suggest } from '../suggest.ts';

function checkParts(entries: readonly Entry[], faults: FaultList): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const several = entries.filter((other) => other.type === entry.type).length > 1;
    if (several && entry.part === null) {
      faults.error(entry.at, `several entries make \`${entry.type}\`: name each with \`part\``);
    }
    const name = `${entry.type} ${entry.part ?? ''}`;
    if (entry.part !== null && seen.has(name)) {
      faults.error(entry.at, `two entries of \`${entry.type}\` are named \`${entry.part}\``);
    }
    seen.add(name);
  }
}

function checkLink(link: LinkMapping, entries: readonly Entry[], faults: FaultList): void {
  const targets = entries.filter((entry) => entry.type === link.target);
  const parts = targets.flatMap((entry) => entry.part ?? []);
  if (targets.length === 0) {
    faults.error(link.at, `the link leads to \`${link.target}\`, of which this mapping makes none`);
    return;
  }
  const target =
    targets.length === 1 && link.part === null ? targets[0] : targets.find((entry) => entry.part === link.part);
  if (!target) {
    const named = link.part ?? '';
    const hint = suggest(named, parts);
    faults.error(
      link.at,
      named === ''
        ? `say with \`part\` which entry of \`${link.target}\` is led to${hint}`
        : `no entry of \`${link.target}\` is named \`${named}\`${hint}`,
    );
  } else if (target.key.length !== link.columns.length) {
    const key = target.key.map((column) => `\`${column.text}\``).join(', ');
    faults.error(
      link.at,
      `the key of \`${link.target}\` has ${target.key.length} columns (${key}), the link ${link.columns.length}`,
    );
  }
}

function groupsOf(entry: Entry): readonly Group[] {
  return [...entry.fields.values()].flatMap((mapping) => (mapping.kind === 'groups' ? mapping.groups : []));
}

function checkKey(entry: Entry, faults: FaultList): void {
  const rowColumns = entry.key.filter((column) => entry.each === null || column.text.startsWith('^'));
  if (entry.key.length > 0 && rowColumns.length === 0) {
    faults.error(entry.at, 'the key of an element needs a column of its row (`^column`), by which it is read');
  }
}

/** Links that a list is the inverse of must be found from their target: by columns of the row, or of one join. */
function checkInverses(entry: Entry, faults: FaultList): void {
  const row: CompileScope = { node: sourceNode(entry.from, entry.joins), prefix: '', outer: null };
  const scope = entry.each === null ? row : resolveEach(entry.each, row).scope;
  for (const [name, link] of entry.links) {
    const inverse = Object.entries(INVERSES).find(([, of]) => of.type === entry.type && of.link === name)?.[0];
    if (inverse === undefined || compileLink(link, scope).route.kind !== 'none') continue;
    faults.error(
      link.at,
      `\`${inverse}\` could not be read: the columns of this link must stand in the row or in one join of it`,
    );
  }
}

function checkChanges(entry: Entry, isSql: boolean, faults: FaultList): void {
  const [first] = entry.changes;
  if (!first) return;
  if (!isSql) faults.error(first.at, '`changes` are read of a `sql` source alone');
  if (entry.each !== null) faults.error(first.at, '`changes` cannot tell of elements: leave them out beside `each`');
  for (const { at, key } of entry.changes) {
    if (key.length === entry.key.length) continue;
    faults.error(at, `the key of the entry has ${entry.key.length} columns, that of its changes ${key.length}`);
  }
}

/** Checks what only the entries together show: parts, links and the keys that they lead to; and what its source can tell. */
export function checkEntries(entries: readonly Entry[], isSql: boolean, faults: FaultList): void {
  checkParts(entries, faults);
  for (const entry of entries) {
    checkKey(entry, faults);
    checkInverses(entry, faults);
    checkChanges(entry, isSql, faults);
    const links = [...entry.links.values(), ...groupsOf(entry).flatMap((group) => [...group.links.values()])];
    for (const link of links) checkLink(link, entries, faults);
  }
}
