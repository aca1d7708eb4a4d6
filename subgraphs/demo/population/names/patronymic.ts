const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
  Микола: ['Миколайович', 'Миколаївна'],
  Ілля: ['Ілліч', 'Іллівна'],
  Григорій: ['Григорович', 'Григорівна'],
};

/** The Ukrainian patronymic of a father's name: Олександр → Олександрович, Олександрівна. */
export function patronymic(father: string, male: boolean): string {
  const irregular = IRREGULAR[father];
  if (irregular) return irregular[male ? 0 : 1];
  if (father.endsWith('й')) return father.slice(0, -1) + (male ? 'йович' : 'ївна');
  if (/[оая]$/.test(father)) return father.slice(0, -1) + (male ? 'ович' : 'івна');
  if (father.endsWith('ь')) return male ? `${father}ович` : `${father.slice(0, -1)}івна`;
  return father + (male ? 'ович' : 'івна');
}
