import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { compileVersion } from '../../policies/compile-version.ts';
import type { CompiledRelease } from '../../policies/engine/contract.ts';
import { DENY_ALL } from '../../policies/engine/deny-all.ts';
import { examineVersion } from '../../policies/examine-version.ts';
import type { LoadOptions } from '../../policies/load.ts';
import { followVersions, type Following } from '../../policies/versions/follow-versions.ts';
import { openHttpStore, type HttpStore } from '../../policies/versions/http/http-store.ts';
import { storeSecret } from '../../policies/versions/http/store-secret.ts';
import { parseOfficerRing, type OfficerRing } from '../../policies/versions/officer-ring.ts';
import { watchCommon } from '../../policies/watch-common.ts';
import { ComityError } from '../../schema/errors.ts';
import { fingerprint, type MemberConfig, type Members } from '../members/member.ts';
import { copiedVersions } from './copied-versions.ts';
import type { PolicyChannel } from './policy-channel.ts';

/** What release tables come from, and who is told. */
export interface ReleaseOptions {
  /** The hub's store, with the copies. */
  readonly pool: pg.Pool;
  /** A folder with the officers' public keys of each member: `EE.yaml`. */
  readonly officersFolder: string;
  /** Whether keys of a demonstration may sign: never in production. */
  readonly allowDemo: boolean;
  readonly channel: PolicyChannel;
  /** What each member's policy is read against. */
  readonly common: (member: MemberConfig) => LoadOptions;
  readonly now: () => Date;
  /** A version of a member's policy has come into force, or none is. */
  readonly changed: (member: string, version: string | null) => void;
  /** A version was not accepted, or could not be read; what held before still holds. */
  readonly refused: (member: string, reason: string) => void;
}

/** The release table of each member, kept as its chain says. */
export interface FollowedReleases {
  readonly current: ReadonlyMap<string, CompiledRelease>;
  /** Follows these members, and no others; resolves when each has been looked at once. */
  readonly follow: (members: Members) => Promise<void>;
  close(): Promise<void>;
}

interface Followed {
  readonly fingerprint: string;
  readonly following: Following;
  readonly source: HttpStore;
  readonly unwatch: () => void;
}

async function ringOf(member: string, { officersFolder, allowDemo }: ReleaseOptions): Promise<OfficerRing> {
  const text = await readFile(path.join(officersFolder, `${member}.yaml`), 'utf8').catch((cause: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `there is no ring of officers of \`${member}\``, { cause });
  });
  const ring = parseOfficerRing(text);
  if (ring.member !== member || (ring.demo && !allowDemo))
    throw new ComityError('CONFIGURATION_INVALID', `the ring of officers of \`${member}\` cannot be used`);
  return ring;
}

/** Follows the release tables of members; nobody's officers may ask anything before their member's version is in force. */
export function followReleases(options: ReleaseOptions): FollowedReleases {
  const { pool, channel, now } = options;
  const current = new Map<string, CompiledRelease>();
  const followed = new Map<string, Followed>();

  const start = async (member: MemberConfig): Promise<Followed> => {
    const { code } = member;
    const source = openHttpStore({ origin: new URL(member.url).origin, secret: storeSecret(member.key.secret) });
    let told: string | null = null;
    const following = await followVersions({
      ...copiedVersions(pool, code, source),
      ring: () => ringOf(code, options),
      now,
      async prepare(version) {
        const { release } = version === null ? DENY_ALL(code) : await compileVersion(version, options.common(member));
        return () => {
          current.set(code, release);
          channel.announce(code);
          options.changed(code, version === null ? null : release.version);
        };
      },
      // The member's own release wrote the sentences, and may word them otherwise than this one: it holds them to their words.
      examine: (version) => examineVersion(version, options.common(member), 'by-row'),
      fault(reason) {
        if (reason !== null && reason !== told) options.refused(code, reason);
        told = reason;
      },
    });
    const unwatch = watchCommon(options.common(member), () => void following.renew());
    return { fingerprint: fingerprint(member), following, source, unwatch };
  };

  const stop = async (code: string): Promise<void> => {
    const found = followed.get(code);
    followed.delete(code);
    current.delete(code);
    found?.unwatch();
    found?.following.stop();
    await found?.source.close();
  };

  const change = async (members: Members): Promise<void> => {
    for (const [code, found] of [...followed]) {
      const member = members.get(code);
      if (!member || fingerprint(member) !== found.fingerprint) await stop(code);
    }
    const joined = [...members.values()].filter(({ code }) => !followed.has(code));
    await Promise.all(joined.map(async (member) => followed.set(member.code, await start(member))));
  };
  let changing = Promise.resolve();

  channel.listen((code) => void followed.get(code)?.following.look());
  return {
    current,
    follow(members) {
      // One change after the other: two at once could follow a member twice.
      const done = changing.then(() => change(members));
      changing = done.catch(() => undefined);
      return done;
    },
    async close() {
      await changing;
      await Promise.all([...followed.keys()].map(stop));
      channel.close();
    },
  };
}
