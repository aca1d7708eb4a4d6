import { domain, email, handle, ip } from '../identifier-forms.ts';
import type { Cell, Draft } from '../reading.ts';

/** What names its own kind: an address for electronic mail, an IP address, a URL by its domain, a handle with its `@`. */
export function readAddress({ text, kinds, kind }: Cell): readonly Draft[] {
  if (kinds.includes('email')) {
    return [{ kind: 'email', value: email(text), evidence: 'proven', title: 'address for electronic mail' }];
  }
  if (kinds.includes('ip')) return [{ kind: 'ip', value: ip(text), evidence: 'proven', title: 'IP address' }];
  if (kinds.includes('domain') && /^https?:\/\//iu.test(text)) {
    return [{ kind: 'domain', value: domain(text), evidence: 'proven', title: 'domain of a URL' }];
  }
  const isHandle = kinds.includes('handle') && (text.startsWith('@') || kind === 'handle');
  return isHandle ? [{ kind: 'handle', value: handle(text), evidence: 'proven', title: 'handle' }] : [];
}

/** A domain without a scheme before it, which other kinds of identifier may look like (`123.ABC`). */
export function readDomain({ text, kinds }: Cell): readonly Draft[] {
  if (!kinds.includes('domain')) return [];
  return [{ kind: 'domain', value: domain(text), evidence: 'formed', title: 'domain' }];
}
