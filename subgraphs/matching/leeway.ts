import type { Script } from './scripts.ts';

/** Sounds, or pairs of sounds, with what it costs to miss them or to take one for the other. */
export type Pairs = readonly (readonly [pairs: string, cost: number])[];

/** What it costs to find no counterpart of a sound; a consonant, 100. */
export const MISSING: Pairs = [
  ['a e o u i', 40],
  ['y', 35],
  ['h', 45],
  ['w', 70],
];

/** Sounds that spellings exchange, whatever the script; others cost more than a missing consonant. */
export const SPELLINGS: Pairs = [
  ['ae ao ei io ou au eo ai iu eu', 25],
  ['ei ou ao', 18],
  ['yi', 8],
  ['ye ya', 25],
  ['yj', 20],
  ['wv', 12],
  ['wu uv', 30],
  ['wo', 40],
  ['hX', 20],
  ['hg gX', 55],
  ['kq', 5],
  ['kg qg', 50],
  ['kX', 45],
  ['kC', 60],
  ['XC', 30],
  ['hC', 45],
  ['sz', 35],
  ['sS', 45],
  ['sc', 50],
  ['cz cC', 40],
  ['SC', 45],
  ['Zz Zj', 35],
  ['ZS ZC', 55],
  ['jC', 45],
  ['jg', 45],
  ['jz', 50],
  ['jh jX', 60],
  ['Tt', 8],
  ['Ts Td Tf', 50],
  ['Dd', 8],
  ['Dz DT', 35],
  ['td', 55],
  ['pb', 55],
  ['bv', 50],
  ['fv', 35],
  ['pf', 60],
  ['mn', 65],
  ['lr', 85],
  ['nN', 20],
  ['xS xs', 20],
  ['xz xX xh xk', 40],
  ['qC', 30],
];

/** Consonants at the end of a word in Latin letters that French does not sound, nor do others write who heard it. */
export const SILENT_END: Pairs = [
  ['s t x', 40],
  ['d z p r', 55],
];

/** What a script leaves open: costs that hold between a word in it and a word in another script. */
export interface Leeway {
  readonly replace: Pairs;
  /** Sounds of its own that the other may lack. */
  readonly own: Pairs;
  /** Sounds that it may lack. */
  readonly other: Pairs;
}

const LEEWAY: Partial<Record<Script, Leeway>> = {
  Arab: {
    replace: [
      ['ae ai ao au', 8],
      ['wv wu wo', 6],
      ['wf', 20],
      ['yi ye', 6],
      ['pb', 12],
      ['fv', 15],
      ['gj gk', 20],
      ['jd', 60],
      ['SC', 25],
      ['kC', 40],
      ['Dz dz', 20],
      ['Ts', 20],
      ['sc', 25],
      ['yj', 25],
    ],
    own: [
      ['a w y', 30],
      ['h', 35],
    ],
    other: [
      ['a e i o u', 8],
      ['y w', 20],
    ],
  },
  Hebr: {
    replace: [
      ['ae ai ao au', 8],
      ['wv wu wo', 6],
      ['wf', 25],
      ['yi ye', 6],
      ['vb wb', 8],
      ['pf', 5],
      ['kX', 8],
      ['Xh', 8],
      ['XC', 15],
      ['Ss', 8],
      ['Tt', 4],
      ['cz', 12],
      ['cs', 35],
      ['yj', 12],
      ['jg', 12],
      ['sz', 25],
      ['cC', 20],
    ],
    own: [
      ['a w y', 30],
      ['h', 35],
    ],
    other: [
      ['a e i o u', 10],
      ['y w', 25],
      ['h', 30],
    ],
  },
  Hang: {
    replace: [
      ['ae ao ei io ou au eo ai iu eu', 12],
      ['lr', 5],
      ['pf', 6],
      ['bv', 6],
      ['jz jZ', 8],
      ['Cc Ct Cj', 12],
      ['sS sT sc', 10],
      ['gk', 12],
      ['dt', 15],
      ['dD tT', 5],
      ['pb', 20],
      ['hf', 20],
      ['jC', 12],
      ['zs', 30],
      ['nl nr', 50],
      ['wv', 20],
      ['kX kq', 10],
      ['dj', 40],
    ],
    own: [
      ['a e i o u', 15],
      ['y w', 15],
      ['h', 40],
    ],
    other: [
      ['a e i o u', 20],
      ['y w', 20],
      ['r', 30],
      ['h', 35],
    ],
  },
  Hani: {
    replace: [
      ['cz cC Cj Zj ZC', 12],
      ['Ss', 15],
      ['pb', 20],
      ['td', 20],
      ['kg', 20],
      ['hX', 10],
      ['rj', 15],
    ],
    own: [['a e i o u', 25]],
    other: [],
  },
  Cyrl: {
    replace: [
      ['hg', 8],
      ['hX', 5],
      ['fT', 15],
      ['oa', 10],
      ['uv uw', 15],
      ['ye yo', 12],
      ['yj ij', 15],
      ['Zj', 15],
      ['cz', 25],
      ['sz', 25],
      ['jy', 15],
      ['CT', 60],
      ['jd', 40],
      ['kC gj gZ', 35],
    ],
    own: [['y', 15]],
    other: [['y', 15]],
  },
  Deva: {
    replace: [
      ['bv', 20],
      ['sS', 20],
      ['ae ao', 15],
    ],
    own: [['a e i o u', 25]],
    other: [['a e i o u', 12]],
  },
  Thai: {
    replace: [
      ['lr', 20],
      ['pb td kg', 25],
    ],
    own: [['a e i o u', 25]],
    other: [['a e i o u', 15]],
  },
  Grek: {
    replace: [
      ['bv wv', 8],
      ['hX CX', 8],
      ['uv uf vf', 10],
      ['gy', 12],
      ['Ng gN', 12],
      ['td pb kg', 12],
      ['cj cz', 15],
      ['Ss', 15],
    ],
    own: [['i', 25]],
    other: [
      ['h i', 25],
      ['n m', 60],
    ],
  },
  Geor: {
    replace: [
      ['ZS Zj', 20],
      ['cz', 15],
      ['wv', 5],
    ],
    own: [],
    other: [],
  },
  Armn: {
    replace: [
      ['pb td kg', 10],
      ['cz cj Cj', 12],
      ['yh', 15],
      ['gX gr', 40],
      ['ZS', 20],
    ],
    own: [['y', 15]],
    other: [],
  },
};

const KANA: Leeway = {
  replace: [
    ['ae ao ei io ou au eo ai iu eu', 15],
    ['lr', 5],
    ['bv', 6],
    ['hf', 20],
    ['sT', 10],
    ['zD jD zZ jZ', 10],
    ['Ss', 15],
    ['Ct ct', 20],
    ['jd jz', 20],
    ['wv', 15],
    ['nm', 20],
    ['hX kX kq', 10],
    ['fv', 30],
    ['cs cz', 20],
    ['kC gj gZ', 35],
  ],
  own: [
    ['u o', 8],
    ['a e i', 20],
    ['y w', 20],
    ['h', 40],
  ],
  other: [
    ['a e i o u', 25],
    ['r', 30],
    ['l', 60],
    ['h', 35],
    ['y w', 25],
  ],
};

/** What a script leaves open; undefined where it leaves nothing open that others do not. */
export function leewayOf(script: Script): Leeway | undefined {
  return script === 'Hira' || script === 'Kana' ? KANA : LEEWAY[script];
}
