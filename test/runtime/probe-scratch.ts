import { smallCountry } from './small-country.ts';
const TANGLE = `
  with recursive n (i) as (select 100 union all select i + 1 from n where i < 129)
  insert into person select i, 'Tangle', 'Tangle', '1980', null, null, null from n;
  insert into casefile select id, 'T-' || id from person where id > 99;
  insert into role select p.id, c.id, 'S' from person p, casefile c where p.id > 99 and c.id > 99;`;
const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }\n';
const NESTED = (levels: number) => `${'cases { case { subjects { person { '.repeat(levels)}id${' } } } }'.repeat(levels)}`;
const c = await smallCountry({ permissions: OPEN }, { rows: TANGLE });
for (const [levels, first] of [[1, 1], [1, 10], [1, 20],[1,30], [2, 30]] as const) {
  const t = performance.now();
  const r = await c.ask(`persons(search: { name: "Tangle" }, first: ${first}) { edges { node { ${NESTED(levels)} } } }`);
  process.stdout.write(`${levels} ${first} ${(performance.now() - t).toFixed(0)}ms disclosed ${r.state.disclosed.size} errors ${r.errors.length} ${r.state.allowance.fault()?.code}\n`);
}
await c.close();
