import { XMLBuilder } from 'fast-xml-parser';

/** An element as an object: `@name` is an attribute, a list is repeated, null is left out. */
export interface XmlContent {
  readonly [name: string]: string | number | null | XmlContent | readonly (string | XmlContent)[];
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true });

function withoutNulls(content: XmlContent): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(content)) {
    if (value === null) continue;
    if (Array.isArray(value)) {
      kept[name] = value.map((item: string | XmlContent) => (typeof item === 'string' ? item : withoutNulls(item)));
    } else if (typeof value === 'object') kept[name] = withoutNulls(value as XmlContent);
    else kept[name] = value;
  }
  return kept;
}

/** The text of one element, without a declaration. */
export function xmlElement(name: string, content: XmlContent): string {
  const text: unknown = builder.build({ [name]: withoutNulls(content) });
  if (typeof text !== 'string') throw new Error(`the element \`${name}\` could not be written`);
  return text;
}
