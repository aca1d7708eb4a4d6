import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import type { Node } from '../read/node.ts';
import { below, placesOfValues, type AnswerPlace } from './answer-place.ts';
import type { Borne } from './borne.ts';
import type { CountedRecord, DisclosedPlace, FoundRecord } from './disclosed-places.ts';
import { leadingFields } from './leading-fields.ts';
import type { Above, ObligationWriter } from './obligation-writer.ts';
import type { FieldNodes, SelectedField } from './selected-fields.ts';

function objectType(type: GraphQLOutputType | undefined): GraphQLObjectType | null {
  const named = getNamedType(type);
  return isObjectType(named) ? named : null;
}

/** INVARIANT: nothing is said of a place where the answer holds nothing. */
function writeObject(writer: ObligationWriter, { all, fields }: Borne, place: AnswerPlace, above: Above | null): void {
  const here = writer.write(all, place.path, above);
  for (const { key, bits, leads, within } of fields) {
    const held = below(place, key);
    if (held.value === null) continue;
    const there = writer.write(bits, held.path, here);
    if (within !== null) for (const value of placesOfValues(held)) writeObject(writer, within, value, there);
    const led = leads ? writer.placeAt(held.path) : null;
    if (led !== null) writePlace(writer, led, held, there);
  }
}

function writeNode(
  writer: ObligationWriter,
  { vector, __typename }: Node,
  nodes: FieldNodes,
  place: AnswerPlace,
  above: Above | null,
): void {
  const type = writer.typeOf(__typename);
  if (type !== null && place.value !== null) writeObject(writer, writer.borne.of(vector, type, nodes), place, above);
}

/** What a record bears that led to another: that there is such a record is told with it. */
function ledByBits({ borne }: ObligationWriter, { ledBy = [] }: CountedRecord): number {
  return ledBy.reduce((bits, { vector, __typename }) => bits | borne.ofNamed(vector, leadingFields(__typename)), 0);
}

function knownBits(writer: ObligationWriter, record: CountedRecord): number {
  const { vector, __typename } = record.node;
  return writer.borne.ofKnown(vector, __typename) | ledByBits(writer, record);
}

/** An edge of a page, or a hit of a batch. Without the record itself it still tells that there is one. */
function writeFound(writer: ObligationWriter, found: FoundRecord, fields: readonly SelectedField[], edge: AnswerPlace) {
  const isNodeAsked = fields.some(({ name }) => name === 'node');
  const here = writer.write(isNodeAsked ? ledByBits(writer, found) : knownBits(writer, found), edge.path, null);
  for (const { key, name, nodes } of fields) {
    const place = below(edge, key);
    if (name === 'node') writeNode(writer, found.node, nodes, place, here);
    // What is compared is told of in words.
    if (name === 'comparisons' && placesOfValues(place).length > 0) {
      writer.write(writer.borne.ofNamed(found.node.vector, found.compared), place.path, here);
    }
  }
}

/** The edges or hits that a field of `type` gives, in their order. */
function writeAllFound(
  writer: ObligationWriter,
  found: readonly FoundRecord[],
  type: GraphQLObjectType | null,
  nodes: FieldNodes,
  list: AnswerPlace,
): void {
  const fields = type === null ? [] : writer.selected(nodes, type);
  found.forEach((record, index) => {
    const edge = below(list, index);
    if (edge.value !== null) writeFound(writer, record, fields, edge);
  });
}

function writePage(
  writer: ObligationWriter,
  { info, found, counted }: Extract<DisclosedPlace, { kind: 'page' }>,
  page: AnswerPlace,
): void {
  const type = objectType(info.returnType);
  for (const { key, name, nodes } of type === null ? [] : writer.selected(info.fieldNodes, type)) {
    const place = below(page, key);
    if (name === 'edges') writeAllFound(writer, found, objectType(type?.getFields()['edges']?.type), nodes, place);
    if (name !== 'total' || place.value === null) continue;
    const bits = counted.reduce((sum, record) => sum | knownBits(writer, record), 0);
    writer.write(bits, place.path, null);
  }
}

function writeBatch(
  writer: ObligationWriter,
  { info, results }: Extract<DisclosedPlace, { kind: 'batch' }>,
  batch: AnswerPlace,
): void {
  const type = objectType(info.returnType);
  const fields = type === null ? [] : writer.selected(info.fieldNodes, type);
  const hitType = objectType(type?.getFields()['hits']?.type);
  results.forEach((found, index) => {
    const result = below(batch, index);
    for (const { key, name, nodes } of fields) {
      if (name === 'hits') writeAllFound(writer, found, hitType, nodes, below(result, key));
    }
  });
}

/** Writes what the records bear that a field gives, and what stands below them, in the order of their places. */
export function writePlace(
  writer: ObligationWriter,
  disclosed: DisclosedPlace,
  place: AnswerPlace,
  above: Above | null,
): void {
  switch (disclosed.kind) {
    case 'record':
      writeNode(writer, disclosed.node, disclosed.info.fieldNodes, place, above);
      return;
    case 'records':
      disclosed.nodes.forEach((node, index) =>
        writeNode(writer, node, disclosed.info.fieldNodes, below(place, index), above),
      );
      return;
    case 'page':
      writePage(writer, disclosed, place);
      return;
    case 'batch':
      writeBatch(writer, disclosed, place);
  }
}
