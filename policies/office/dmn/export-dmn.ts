import { DmnModdle } from 'dmn-moddle';
import type { ComparedPolicy } from '../diff/compared-policy.ts';
import { decidingRule, headRule, NOTES, releaseRule, type RuleText } from './table-rows.ts';
import { ANY } from './unary-test.ts';

/** How the rules of each table come together: permissions are joined, the others met; the head is one rule. */
const HIT_POLICIES = {
  policy: { hitPolicy: 'UNIQUE' },
  permissions: { hitPolicy: 'COLLECT', aggregation: 'MAX' },
  restrictions: { hitPolicy: 'COLLECT', aggregation: 'MIN' },
  release: { hitPolicy: 'COLLECT', aggregation: 'MIN' },
} as const;

type TableName = keyof typeof HIT_POLICIES;

function typeOf(column: string): string {
  if (column === 'day') return 'date';
  return column === 'minimumPenalty' ? 'number' : 'string';
}

class DmnWriter {
  readonly #moddle = new DmnModdle();

  #text(type: string, text: string): object {
    return this.#moddle.create(type, { text });
  }

  decision(name: TableName, rules: readonly RuleText[], notes: readonly string[]): object {
    const columns = [...new Set(rules.flatMap(({ tests }) => Object.keys(tests)))];
    const table = this.#moddle.create('dmn:DecisionTable', {
      id: `${name}-table`,
      ...HIT_POLICIES[name],
      input: columns.map((column) =>
        this.#moddle.create('dmn:InputClause', {
          id: `${name}-${column}`,
          label: column,
          inputExpression: this.#moddle.create('dmn:LiteralExpression', { typeRef: typeOf(column), text: column }),
        }),
      ),
      output: [
        this.#moddle.create('dmn:OutputClause', {
          id: `${name}-outcome`,
          name: 'outcome',
          typeRef: name === 'policy' ? 'string' : 'number',
        }),
      ],
      annotation: notes.map((note) => this.#moddle.create('dmn:RuleAnnotationClause', { name: note })),
      rule: rules.map((rule, index) =>
        this.#moddle.create('dmn:DecisionRule', {
          id: `${name}-rule-${index + 1}`,
          inputEntry: columns.map((column) => this.#text('dmn:UnaryTests', rule.tests[column] ?? ANY)),
          outputEntry: [this.#text('dmn:LiteralExpression', rule.outcome)],
          annotationEntry: notes.map((note) => this.#text('dmn:RuleAnnotation', rule.notes[note] ?? '')),
        }),
      ),
    });
    return this.#moddle.create('dmn:Decision', { id: name, name, decisionLogic: table });
  }

  write(name: string, decisions: readonly object[]): Promise<{ readonly xml: string }> {
    const definitions = this.#moddle.create('dmn:Definitions', {
      id: 'policy-of-a-member',
      name,
      namespace: 'urn:comity:policy',
      drgElement: decisions,
    });
    return this.#moddle.toXML(definitions, { format: true });
  }
}

/** A policy as DMN 1.3: permissions as COLLECT MAX over the codes of outcomes, restrictions and release as COLLECT MIN. */
export async function exportDmn({ head, permissions, restrictions, release }: ComparedPolicy): Promise<string> {
  const writer = new DmnWriter();
  const { xml } = await writer.write(head.title, [
    writer.decision('policy', [headRule(head)], ['head']),
    writer.decision('permissions', permissions.map(decidingRule), NOTES),
    writer.decision('restrictions', restrictions.map(decidingRule), NOTES),
    writer.decision('release', release.map(releaseRule), NOTES),
  ]);
  return xml;
}
