import type { Random } from '../random.ts';

/**
 * A true birth date as a register abroad holds it: mostly whole and equal; of the rest some of year alone, with day and
 * month exchanged, a day off, or unknown.
 */
export function birthDateAbroad(birthDate: string, random: Random): string | null {
  const drawn = random.int(100);
  if (drawn < 86) return birthDate;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  if (drawn < 91) return year;
  if (drawn < 94) return Number(day) <= 12 ? `${year}-${day}-${month}` : birthDate;
  if (drawn < 97) return `${year}-${month}-${String(Number(day) > 1 ? Number(day) - 1 : 2).padStart(2, '0')}`;
  return null;
}

/** A birth date as the person's own country holds it: whole but for a few of the old or the undocumented. */
export function birthDateAtHome(birthDate: string, random: Random): string | null {
  const drawn = random.int(1000);
  if (drawn < 970) return birthDate;
  if (drawn < 985) return birthDate.slice(0, 4);
  if (drawn < 990) return birthDate.slice(0, 7);
  return drawn < 995 ? `${birthDate.slice(0, 4)}~` : null;
}
