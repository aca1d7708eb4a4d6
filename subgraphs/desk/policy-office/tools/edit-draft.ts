import { editRows, type RowEdit } from '../../../../policies/office/edit/edit-rows.ts';
import type { GivenPolicy } from '../thread/given-policy.ts';
import { unanswered } from '../unanswered.ts';
import { toldFiles } from '../told-files.ts';

/** The files of a draft with its rows edited: `PolicyFilesResult`. */
export function editDraft({
  policy,
  edits,
}: {
  readonly policy: GivenPolicy;
  readonly edits: readonly RowEdit[];
}): object {
  const found = editRows(policy.content.files, edits);
  switch (found.kind) {
    case 'edited':
      return { __typename: 'PolicyFiles', files: toldFiles(found.files) };
    case 'missing':
      return unanswered('NOT_FOUND', `there is no row \`${found.id}\``);
    case 'unfit':
      return unanswered('FAULTY', `\`${found.file}\` is no list of rows, one an item: mend it as text`);
  }
}
