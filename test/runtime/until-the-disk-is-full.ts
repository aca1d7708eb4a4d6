/**
 * A country that is asked until its register can take no more: a program, since the limit on what its files may hold is
 * the process's. It prints, for each answer, its HTTP status, its code, and whether a name is in it.
 */
import { entityQuery, servedCountry } from './served-country.ts';
import { smallCountry } from './small-country.ts';

const PERMISSIONS = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';
const country = await servedCountry(await smallCountry({ permissions: PERMISSIONS }));
const body = entityQuery('persons(search: { name: "Mari Tamm" }) { edges { node { names { full } } } }');

let refused = 0;
for (let asked = 0; asked < 5_000 && refused < 3; asked += 1) {
  const { status, text } = await country.send({ body });
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? 'none';
  if (code !== 'none') refused += 1;
  process.stdout.write(`${status} ${code} ${text.includes('Mari') ? 'named' : 'silent'}\n`);
}
process.stdout.write(`fault ${country.faults[0]?.code ?? 'none'}\n`);
process.exit(0);
