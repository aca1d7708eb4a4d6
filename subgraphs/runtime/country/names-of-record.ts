type Values = Readonly<Record<string, unknown>>;

function valuesIn(nested: unknown): Values {
  const fields = typeof nested === 'object' && nested !== null ? (nested as Values) : {};
  return 'values' in fields ? (fields['values'] as Values) : fields;
}

/** The names of a person or an organisation as its source writes them, the primary one first. */
export function namesOfRecord({ values }: { readonly values: Values }): readonly string[] {
  const names: readonly unknown[] = Array.isArray(values['names']) ? values['names'] : [];
  return names.flatMap((name) => {
    const { full } = valuesIn(name);
    return typeof full === 'string' && full !== '' ? [full] : [];
  });
}
