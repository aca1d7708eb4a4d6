import { VERSION_FILES } from '../../../policies/compile-version.ts';
import type { Activation } from '../../../policies/versions/act.ts';
import { contentHash, type PolicyContent } from '../../../policies/versions/policy-content.ts';
import { ComityError } from '../../../schema/errors.ts';
import { optionalInput, text, type Arguments } from '../desk-arguments.ts';
import { inputs } from './office-arguments.ts';
import type { OfficeContext } from './office-context.ts';
import { findProposal } from './open-desk.ts';
import type { GivenPolicy } from './thread/given-policy.ts';
import { isUnanswered, unanswered, type Unanswered } from './unanswered.ts';

/** UTF-16 units of all files of a draft together, at most. */
const MOST_DRAFT = 1024 * 1024;

/** The content in the files that an argument gives. */
export function givenContent(member: string, args: Arguments, name: string): PolicyContent | Unanswered {
  const files = inputs(args, name).map((file) => [text(file, 'name'), text(file, 'text')] as const);
  const names = files.map(([each]) => each);
  const unknown = names.find((each) => !VERSION_FILES.some((known) => known === each));
  if (unknown !== undefined)
    return unanswered('NOT_FOUND', `\`${unknown}\` is no file of a policy: use ${VERSION_FILES.join(', ')}`);
  if (new Set(names).size < names.length) return unanswered('FAULTY', 'a file is given twice');
  if (files.reduce((size, [, content]) => size + content.length, 0) > MOST_DRAFT)
    return unanswered('TOO_LARGE', `a draft may have ${MOST_DRAFT} characters at most`);
  return { member, files: Object.fromEntries(files) };
}

/** What is in force, less what was withdrawn. */
function inForce({ policy }: OfficeContext): GivenPolicy | Unanswered {
  const version = policy.version();
  if (!version) return unanswered('NOT_FOUND', 'no policy is in force');
  return { content: version.content, withdrawn: version.withdrawn && [...version.withdrawn] };
}

async function asSigned({ store }: OfficeContext, { content }: Activation): Promise<GivenPolicy> {
  const found = await store.content(content);
  if (found) return { content: found, withdrawn: [] };
  throw new ComityError('POLICY_UNAVAILABLE', 'the files of the version are missing from the store');
}

async function version(context: OfficeContext, number: number): Promise<GivenPolicy | Unanswered> {
  const [found] = number < 1 ? [] : await context.store.actsAfter(number - 1);
  if (found?.act.kind === 'activation') return asSigned(context, found.act);
  return unanswered('NOT_FOUND', `number ${number} is no version of the policy`);
}

async function proposed(context: OfficeContext, id: string): Promise<GivenPolicy | Unanswered> {
  const found = await findProposal(context.store, id);
  return found ? asSigned(context, found.act) : unanswered('NOT_FOUND', `there is no proposal \`${id}\``);
}

/** The policy that an argument of type `PolicySource` names; what is in force where it is absent. */
export async function policySource(
  context: OfficeContext,
  args: Arguments,
  name = 'source',
): Promise<GivenPolicy | Unanswered> {
  const source = optionalInput(args, name);
  if (!source) return inForce(context);
  const given = Object.entries(source).filter(([, value]) => value !== null && value !== undefined && value !== false);
  const [[kind, value] = []] = given;
  if (given.length !== 1) return unanswered('FAULTY', `\`${name}\` names exactly one policy`);
  if (kind === 'version' && typeof value === 'number') return version(context, value);
  if (kind === 'proposal') return proposed(context, text(source, 'proposal'));
  if (kind !== 'files') return inForce(context);
  const content = givenContent(context.member, source, 'files');
  return isUnanswered(content) ? content : { content, withdrawn: [] };
}

/** What a policy is known by in an entry of the register: the hash of its files. */
export function hashOf({ content }: GivenPolicy): string {
  return contentHash(content);
}
