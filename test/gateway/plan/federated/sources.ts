import { execute, GraphQLError, parse, type DocumentNode } from 'graphql';
import type { Fields } from '../../../../gateway/plan/json-object.ts';
import type { SourceAnswer } from '../../../../gateway/plan/run/source.ts';
import { drawnType, drawnValues, type Faults } from './drawn-values.ts';
import type { TestSupergraph } from './federation.ts';

/** What is wrong with an answer of a source: it rejects, refuses, or knows none of the objects. */
export type Failure = (service: string, text: string) => 'throws' | 'nothing' | 'nulls' | 'none';

/** The subgraphs, answering by the text of a call. */
export interface TestSources {
  readonly names: readonly string[];
  answer(service: string, text: string, variables: Fields): Promise<SourceAnswer>;
  /** The services that were called, in alphabetical order. */
  called(): readonly string[];
}

/** Opens the subgraphs with the values of a seed. */
export function testSources(
  { subgraphs }: TestSupergraph,
  seed: string,
  faults: Faults,
  failure: Failure = () => 'none',
): TestSources {
  const fieldResolver = drawnValues(seed, faults);
  const documents = new Map<string, DocumentNode>();
  const calls: string[] = [];
  return {
    names: [...subgraphs.keys()],
    called: () => calls.toSorted(),
    async answer(service, text, variableValues) {
      calls.push(service);
      const schema = subgraphs.get(service);
      if (schema === undefined) throw new Error(`there is no \`${service}\``);
      const failed = failure(service, text);
      if (failed === 'throws') throw new Error('no connection');
      if (failed === 'nothing') return { data: null, errors: [new GraphQLError('refused')] };
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      const result = await execute({ schema, document, variableValues, fieldResolver, typeResolver: drawnType });
      // As over a network: nothing of one answer is shared with another.
      const { data, errors = [] } = JSON.parse(JSON.stringify(result)) as {
        data: Fields | null;
        errors?: GraphQLError[];
      };
      const entities = data?.['_entities'];
      const unknown = failed === 'nulls' && Array.isArray(entities) ? { _entities: entities.map(() => null) } : null;
      return { data: unknown ?? data, errors: errors.map(({ message, path }) => new GraphQLError(message, { path })) };
    },
  };
}
