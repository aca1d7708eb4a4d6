/** An element as an object: `@name` is an attribute, `#text` its text, a list is repeated, null is left out. */
export interface XmlContent {
  readonly [name: string]: string | number | null | XmlContent | readonly (string | XmlContent)[];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? character);
}

/** Whether a value of an element is an element itself. */
export function isContent(value: XmlContent[string] | undefined): value is XmlContent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(name: string, value: XmlContent[string]): string {
  if (value === null || name.startsWith('@')) return '';
  if (isContent(value)) return xmlElement(name, value);
  if (typeof value === 'object') return value.map((item) => child(name, item)).join('');
  const text = escaped(String(value));
  return name === '#text' ? text : `<${name}>${text}</${name}>`;
}

/** The text of one element, without a declaration. */
export function xmlElement(name: string, content: XmlContent): string {
  const entries = Object.entries(content);
  const attributes = entries.flatMap(([key, value]) =>
    key.startsWith('@') && typeof value === 'string' ? [` ${key.slice(1)}="${escaped(value)}"`] : [],
  );
  const start = name + attributes.join('');
  const children = entries.map(([key, value]) => child(key, value)).join('');
  return children === '' ? `<${start}/>` : `<${start}>${children}</${name}>`;
}
