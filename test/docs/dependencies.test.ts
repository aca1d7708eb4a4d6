import { readFileSync } from 'node:fs';
import { fromRoot } from '../../schema/paths.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as Manifest;
const page = readFileSync(fromRoot('docs', 'dependencies.md'), 'utf8');
const used = { ...manifest.dependencies, ...manifest.devDependencies };

describe('the page of dependencies', () => {
  it('explains each dependency, and none that is not there', () => {
    const explained = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
    expect(explained.toSorted()).toEqual(Object.keys(used).toSorted());
  });

  it.each(Object.entries(used))('%s is pinned to one version', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('names the licence that each declares', () => {
    for (const name of Object.keys(used)) {
      const { license } = JSON.parse(readFileSync(fromRoot('node_modules', name, 'package.json'), 'utf8')) as {
        readonly license: string;
      };
      expect(page).toContain(`| \`${name}\` | ${license} |`);
    }
  });
});
