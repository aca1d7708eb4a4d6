import { ComityError } from '../../schema/errors.ts';
import type { JurisdictionReport } from '../../schema/statuses.ts';
import type { Target } from './target.ts';

/** An answer of the hub. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly jurisdictions: Readonly<Record<string, JurisdictionReport>>;
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: Answer<Data>['errors'];
  readonly extensions?: { readonly jurisdictions?: Answer<Data>['jurisdictions'] };
}

/** Sends one operation; throws a `ComityError` that says what to do where no answer came. */
export async function ask<Data>(
  target: Target,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer<Data>> {
  const response = await fetch(`${target.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${target.token}`,
      'comity-justification': target.justification,
    },
    body: JSON.stringify({ query, variables }),
  }).catch((cause: unknown) => {
    throw new ComityError('USAGE', `no federation answers at \`${target.url}\`: start it, or set COMITY_URL`, {
      cause,
    });
  });
  const body = (await response.json()) as Body<Data>;
  return { data: body.data ?? null, errors: body.errors ?? [], jurisdictions: body.extensions?.jurisdictions ?? {} };
}
