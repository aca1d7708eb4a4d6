import type { Federation } from '../plan/federation.ts';
import type { ObservedAudit } from './observed-audit.ts';

/** Whether requests may be sent here. */
export interface Readiness {
  /** What stands in the way; empty when nothing does. Member codes and parts of the gateway, no more. */
  faults(): Promise<readonly string[]>;
  close(): void;
}

const PROBE_EVERY_MS = 250;
const PROBE_TIMEOUT_MS = 2000;

/**
 * Ready first when every member configured at the start has answered, and then while an audit record can be written,
 * whichever member is down.
 */
export function openReadiness(federation: Federation, audit: ObservedAudit): Readiness {
  const awaited = new Set(federation.current().members.keys());
  const probing = new Set<string>();
  const probe = (code: string) => {
    if (probing.has(code)) return;
    probing.add(code);
    const client = federation.client(code);
    const answered = client === undefined ? Promise.resolve(true) : client.answers(PROBE_TIMEOUT_MS);
    void answered.then((isUp) => {
      probing.delete(code);
      if (isUp) awaited.delete(code);
      if (awaited.size === 0) clearInterval(timer);
    });
  };
  const probeAll = () => {
    for (const code of awaited) probe(code);
  };
  const timer = setInterval(probeAll, PROBE_EVERY_MS);
  timer.unref();
  probeAll();
  return {
    async faults() {
      const waiting = [...awaited].sort().map((code) => `\`${code}\` has not answered yet`);
      const audits = await audit.ping().then(
        () => !audit.isFailing(),
        () => false,
      );
      return audits ? waiting : [...waiting, 'the audit cannot be written'];
    },
    close: () => clearInterval(timer),
  };
}
