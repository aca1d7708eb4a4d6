import type { NodeView } from './node-view.ts';

/** An element of XML without its namespaces; its attributes are children named `@…`. */
export interface XmlNode {
  readonly nil: boolean;
  readonly children: Map<string, XmlNode[]>;
  text: string;
}

/** Elements of XML as nodes. The text of an element beside its attributes is its value. */
export const xmlView: NodeView<XmlNode> = {
  children: (node, name) => node.children.get(name) ?? [],
  names: (node) => [...node.children.keys()],
  plain: (node) => ([...node.children.keys()].every((name) => name.startsWith('@')) ? node.text.trim() : undefined),
  isNull: (node) => node.nil,
};
