import { VERSION_FILES } from '../../../policies/compile-version.ts';

/** The files of a policy as the desk tells them: `PolicyFile`, in the order in which an officer reads them. */
export function toldFiles(files: Readonly<Record<string, string>>): readonly object[] {
  return VERSION_FILES.flatMap((name) => {
    const text = files[name];
    return text === undefined ? [] : [{ name, text }];
  });
}
