import { spread } from '../numbers.ts';
import type { SyntheticFirearm, SyntheticItem } from '../population.ts';
import { many, type Holding } from './holding.ts';

/** `kind/make/model/calibre`. */
const GUNS =
  `pistol/Glock/17/9x19, pistol/Beretta/92FS/9x19, pistol/CZ/75/9x19, pistol/Makarov/PM/9x18, pistol/Walther/P99/9x19, pistol/Taurus/PT92/9x19,
  revolver/Smith & Wesson/686/.357 Magnum, revolver/Taurus/82/.38 Special, rifle/Sauer/101/.308 Win, rifle/Remington/700/.30-06, rifle/Izhmash/Saiga/7.62x39,
  shotgun/Benelli/M2/12, shotgun/Mossberg/500/12, shotgun/IZh/27/12, submachine-gun/HK/MP5/9x19, air-gun/Weihrauch/HW 35/4.5 mm, essential-part/unknown/barrel/9x19`
    .split(',')
    .map((entry) => entry.trim().split('/'));
const FIREARM_STATUSES = [
  'registered',
  'registered',
  'registered',
  'registered',
  'stolen',
  'lost',
  'seized',
  'sought',
  'destroyed',
];
const ITEM_STATUSES = ['stolen', 'stolen', 'stolen', 'recovered', 'sought', 'lost', 'seized'];

/** Firearms: eight for a hundred persons; a few have no known holder. */
export function drawFirearms(holding: Holding): SyntheticFirearm[] {
  const random = holding.random('firearms');
  return many(holding.count(0.08), (serial) => {
    const [kind = '', make = '', model = '', calibre = ''] = random.pick(GUNS);
    return {
      holderIndex: random.chance(0.85) ? random.int(holding.persons.length) : null,
      serial: random.text(2, 'ABCDEFGHKLMNPRSTVXYZ') + spread(serial, 6),
      make,
      model,
      calibre,
      kind,
      status: random.pick(FIREARM_STATUSES),
    };
  });
}

/** Items that can be identified: two for a hundred persons. */
export function drawItems(holding: Holding): SyntheticItem[] {
  const random = holding.random('items');
  return many(holding.count(0.02), (serial) => {
    const { kind, description, detail } = random.pick(holding.profile.items);
    return {
      kind,
      serial: random.chance(0.7) ? `${holding.profile.member}-${spread(serial, 6)}` : '',
      description,
      maker: detail,
      status: random.pick(ITEM_STATUSES),
    };
  });
}
