import {
  execute,
  isObjectType,
  parse,
  responsePathAsArray,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { DecisionContext } from '../../policies/engine/contract.ts';
import { requestId } from '../../schema/ids.ts';
import { obligationsTold } from '../../subgraphs/runtime/obligations/told-obligations.ts';
import { isNode, type Node } from '../../subgraphs/runtime/read/node.ts';
import { operationFields, readOperation } from '../../subgraphs/runtime/read/operation-fields.ts';
import { openState } from '../../subgraphs/runtime/serve/open-state.ts';
import { countryBody } from './country-side.ts';
import { openNationalSide } from './national-side.ts';
import type { Question } from './questions.ts';

/** A field of an answer that was resolved: where, of which node (null where its parent is none), by its name in the schema. */
export interface WatchedField {
  readonly path: string;
  readonly parent: Node | null;
  readonly type: string;
  readonly field: string;
}

/** Notes every field that is resolved, before it is. */
function watch(schema: GraphQLSchema, seen: (field: WatchedField) => void): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      field.resolve = (parent, args, context, info): unknown => {
        const path = responsePathAsArray(info.path).join('.');
        seen({ path, parent: isNode(parent) ? parent : null, type: info.parentType.name, field: info.fieldName });
        return resolve?.(parent, args, context, info);
      };
    }
  }
}

/** The document of a text, or null where it does not fit the schema; each text is looked at once. */
function admitting(schema: GraphQLSchema): (text: string) => DocumentNode | null {
  const admitted = new Map<string, DocumentNode | null>();
  return (text) => {
    const known = admitted.get(text);
    if (known !== undefined) return known;
    const document = parse(text);
    const fitting = validate(schema, document).length === 0 ? document : null;
    admitted.set(text, fitting);
    return fitting;
  };
}

/** A country without a server of which is seen what each value of an answer comes of. */
export async function openWatchedSide() {
  const side = await openNationalSide();
  const { country } = side;
  const { schema } = side.enforced;
  let fields: WatchedField[] = [];
  const admit = admitting(schema);
  watch(schema, (field) => void fields.push(field));
  return {
    country,
    hold: (world: Parameters<typeof side.hold>[0]) => side.hold(world),
    rule: (rules: Parameters<typeof side.rule>[0]) => side.rule(rules),
    async ask(question: Question, { requester, justification }: DecisionContext) {
      const { query, variables } = countryBody(question, country.ids);
      const request = { keyId: 'hub', token: '', justification: '', operation: '', created: 0, expires: 0 };
      const call = {
        requester,
        justification,
        request: { ...request, id: requestId('request-1') },
        deadlineMs: 60_000,
      };
      const document = admit(query);
      fields = [];
      // A few questions ask for what is not in the schema.
      if (document === null) return { data: null, fields, told: [] };
      const state = openState(country, call, operationFields(schema, readOperation(schema, document), variables));
      const { data } = await execute({ schema, document, variableValues: variables, contextValue: state });
      return { data, fields, told: obligationsTold(state, data) };
    },
    close: () => side.close(),
  };
}
