import path from 'node:path';
import { VERSION_FILES } from '../../policies/compile-version.ts';
import { readSettled } from '../../policies/read-settled.ts';
import type { PolicyContent } from '../../policies/versions/policy-content.ts';

/** The content of a version, from the files of a folder of policy as they stand together at one moment. */
export async function readContent(folder: string, member: string): Promise<PolicyContent> {
  const texts = await readSettled(VERSION_FILES.map((name) => path.join(folder, name)));
  const files = VERSION_FILES.flatMap((name, index): readonly (readonly [string, string])[] => {
    const text = texts[index] ?? null;
    return text === null ? [] : [[name, text]];
  });
  return { member, files: Object.fromEntries(files) };
}
