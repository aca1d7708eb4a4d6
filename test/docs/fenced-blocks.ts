import { readFileSync } from 'node:fs';
import { fromRoot } from '../../schema/paths.ts';

/** A fenced block of a page. */
export interface FencedBlock {
  /** What stands after the fence: `sh`, `yaml`, … */
  readonly language: string;
  readonly text: string;
  /** The file that the sentence before the block names in backticks, or null. */
  readonly file: string | null;
  /** Whether that sentence says that it is added at the end of the file. */
  readonly isAdded: boolean;
  /** Line of the opening fence, 1 is the first. */
  readonly line: number;
}

/** The text of a page of the documentation. */
export function page(...parts: readonly string[]): string {
  return readFileSync(fromRoot(...parts), 'utf8');
}

/** The last sentence before a block, which may break over lines. */
function sentenceBefore(lines: readonly string[], at: number): string {
  const paragraph = lines.slice(0, at).join('\n').trimEnd().split('\n\n').at(-1) ?? '';
  return paragraph.split(/(?<=\.)\s/).at(-1) ?? '';
}

/** The fenced blocks of a page, in order. */
export function fencedBlocks(text: string): readonly FencedBlock[] {
  const lines = text.split('\n');
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, language] = /^```(\w+)$/.exec(lines[at] ?? '') ?? [];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    if (end === -1) throw new Error(`the fence of line ${at + 1} is not closed`);
    const before = lines.slice(0, at).findLast((line) => line !== '') ?? '';
    const [, file = null] = /`([^`\s]+\/[^`\s]+\.(?:ya?ml|json|csv))`[^`]*:$/.exec(before) ?? [];
    const isAdded = /at the end of\s*$/.test(sentenceBefore(lines, at).split('`')[0] ?? '');
    blocks.push({ language, text: `${lines.slice(at + 1, end).join('\n')}\n`, file, isAdded, line: at + 1 });
    at = end;
  }
  return blocks;
}
