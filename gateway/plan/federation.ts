import type { GraphQLSchema } from 'graphql';
import { HUB_SERVICE, serviceName } from '../compose/composed-member.ts';
import { memberClient, type ClientLimits, type MemberClient } from '../fetch/member-client.ts';
import { memberDesk } from '../fetch/member-desk.ts';
import { memberSource, type MemberSourceOptions } from '../fetch/member-source.ts';
import type { MergedCursors } from '../hub/cursor.ts';
import { hubSource } from '../hub/hub-source.ts';
import { fingerprint, type MemberConfig, type Members } from '../members/member.ts';
import { clientSchema, openGeneration, type ClientSchema, type Generation } from './generation.ts';
import { startPlanner, type Planner } from './planner.ts';

/** What a federation is run with. */
export interface FederationOptions extends Pick<MemberSourceOptions, 'defaultDeadlineMs' | 'now' | 'onFault'> {
  readonly clientLimits: ClientLimits;
  readonly cursors: MergedCursors;
  /** Told how long it took to compose, to build the planner (both in its thread) and to swap, in milliseconds. */
  readonly onChange: (change: {
    readonly members: number;
    readonly composeMs: number;
    readonly buildMs: number;
    readonly swapMs: number;
  }) => void;
}

/** The members at present, and the swap from one set to the next under running requests. */
export interface Federation {
  current(): Generation;
  /** The generation whose schema a request was validated against; it may no longer be the current one. */
  generationOf(schema: GraphQLSchema): Generation;
  /** Is told of the schema now, and whenever it changes. */
  onSchema(listener: (schema: GraphQLSchema) => void): () => void;
  /** Changes the members; rejects with `CONFIGURATION_INVALID`, and then all stays as it was. */
  change(members: Members): Promise<void>;
  /** The client of a member. */
  client(code: string): MemberClient | undefined;
  close(): Promise<void>;
}

/** A request that was admitted just before a swap reaches its generation within this time. */
const GRACE_MS = 5000;

interface Running {
  readonly generation: Generation;
  readonly planner: Planner;
  readonly schema: ClientSchema;
  readonly composition: string;
  readonly clients: ReadonlyMap<string, { readonly key: string; readonly client: MemberClient }>;
}

/** What of the members makes the supergraph: equal texts, equal supergraphs. */
function compositionOf(members: Members): string {
  return JSON.stringify([...members.values()].map(({ code, extension }) => [code, extension]).sort());
}

function composed(members: Members) {
  return [...members.values()].map(({ code, extension }) => ({ code, extension }));
}

/** Composes and starts the federation of these members; rejects with `CONFIGURATION_INVALID`. */
export async function openFederation(members: Members, options: FederationOptions): Promise<Federation> {
  const listeners = new Set<(schema: GraphQLSchema) => void>();
  const bySchema = new WeakMap<GraphQLSchema, Generation>();
  const retiring = new Set<Promise<void>>();
  let closing: (() => void) | null = null;
  const closed = new Promise<void>((resolve) => (closing = resolve));

  async function build(next: Members, before: Running | null): Promise<Running> {
    const composition = compositionOf(next);
    const kept = before?.composition === composition ? before : null;
    const planner = kept?.planner ?? (await startPlanner(composed(next)));
    const started = performance.now();
    const schema = kept?.schema ?? clientSchema(planner.apiSdl);
    const clients = new Map(
      [...next.values()].map((member) => {
        const key = fingerprint(member);
        const known = before?.clients.get(member.code);
        return [member.code, known?.key === key ? known : { key, client: memberClient(member, options.clientLimits) }];
      }),
    );
    const reached = (member: MemberConfig) => {
      const client = clients.get(member.code)?.client;
      if (client === undefined) throw new Error(`\`${member.code}\` has no client`);
      return { ...options, schema: schema.graphql, member, client };
    };
    const all = [...next.values()];
    const generation: Generation = openGeneration(planner, schema, next, {
      sources: {
        [HUB_SERVICE]: hubSource(() => generation, options.cursors),
        ...Object.fromEntries(all.map((member) => [serviceName(member.code), memberSource(reached(member))])),
      },
      desks: new Map(all.map((member) => [member.code, memberDesk(reached(member))])),
    });
    const { composeMs, buildMs } = planner;
    options.onChange({ members: next.size, composeMs, buildMs, swapMs: performance.now() - started });
    return { generation, planner, schema, composition, clients };
  }

  let running = await build(members, null);
  bySchema.set(running.schema.graphql, running.generation);
  /** The running generation, and those in which requests may still run. */
  const live = new Set([running]);

  /** Ends what only this generation used, once no request can run in it any more. */
  async function retire(old: Running): Promise<void> {
    await Promise.race([new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref()), closed]);
    await old.generation.idle();
    await end(old);
  }

  async function end(old: Running): Promise<void> {
    live.delete(old);
    const planners = new Set([...live].map(({ planner }) => planner));
    const kept = new Set([...live].flatMap(({ clients }) => [...clients.values()].map(({ client }) => client)));
    const left = [...old.clients.values()].map(({ client }) => client).filter((client) => !kept.has(client));
    await Promise.all(left.map((client) => client.close()));
    if (!planners.has(old.planner)) await old.planner.close();
  }

  let changing: Promise<void> = Promise.resolve();
  async function swap(next: Members): Promise<void> {
    const old = running;
    running = await build(next, old);
    live.add(running);
    bySchema.set(running.schema.graphql, running.generation);
    if (running.schema !== old.schema) for (const listener of listeners) listener(running.schema.graphql);
    const retired: Promise<void> = retire(old).finally(() => retiring.delete(retired));
    retiring.add(retired);
  }

  return {
    current: () => running.generation,
    generationOf: (schema) => bySchema.get(schema) ?? running.generation,
    onSchema(listener) {
      listeners.add(listener);
      listener(running.schema.graphql);
      return () => listeners.delete(listener);
    },
    change(next) {
      const result = changing.then(() => swap(next));
      changing = result.catch(() => undefined);
      return result;
    },
    client: (code) => running.clients.get(code)?.client,
    async close() {
      await changing;
      closing?.();
      await Promise.all(retiring);
      await running.generation.idle();
      await end(running);
    },
  };
}
