/**
 * The closed catalogue of audit events. `article` is the kind of processing that Directive (EU) 2016/680, Art 25,
 * requires to be logged, where it does.
 */
export const AUDIT_EVENTS = {
  'request.answered': { at: 'hub', article: 'consultation', label: 'a question was answered' },
  'request.refused': { at: 'hub', article: 'consultation', label: 'a question was refused before it was sent' },
  'disclosure.made': { at: 'country', article: 'disclosure', label: 'records were disclosed' },
  'disclosure.none': { at: 'country', article: 'consultation', label: 'a question was answered without a record' },
  'call.refused': { at: 'country', article: null, label: 'a call was refused before policy was asked' },
  'policy.activated': { at: 'country', article: null, label: 'a policy version came into force' },
  'policy.ended': { at: 'country', article: null, label: 'no policy is in force any more: everything is denied' },
  'register.replayed': {
    at: 'country',
    article: 'consultation',
    label: 'the register was replayed under a draft of the policy',
  },
  'authorisation.requested': { at: 'country', article: null, label: 'an authorisation was asked for' },
  'authorisation.granted': { at: 'country', article: null, label: 'an authorisation was signed and came into force' },
  'authorisation.refused': { at: 'country', article: null, label: 'a request for an authorisation was refused' },
  'authorisation.revoked': { at: 'country', article: null, label: 'an authorisation was revoked' },
  'emergency.noticed': { at: 'country', article: null, label: 'the owner was given notice of an emergency disclosure' },
  'emergency.reviewed': { at: 'country', article: 'consultation', label: 'an emergency disclosure was reviewed' },
  'link.decided': {
    at: 'country',
    article: 'combination',
    label: 'an officer decided whether two records are of one person',
  },
  'member.joined': { at: 'hub', article: null, label: 'a member joined the federation' },
  'member.left': { at: 'hub', article: null, label: 'a member left the federation' },
  'audit.exported': { at: 'hub', article: 'consultation', label: 'the audit was exported' },
} as const satisfies Record<
  string,
  { readonly at: 'hub' | 'country'; readonly article: string | null; readonly label: string }
>;

/** The name of an audit event. */
export type AuditEvent = keyof typeof AUDIT_EVENTS;
